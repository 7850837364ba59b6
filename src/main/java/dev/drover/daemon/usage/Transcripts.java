package dev.drover.daemon.usage;

import dev.drover.agents.usage.TranscriptFormat;
import dev.drover.host.files.AppendedLines;
import dev.drover.host.files.NotAPlainFileException;
import dev.drover.host.files.QuietThread;
import dev.drover.model.usage.FilePosition;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Follows the transcripts of all agents and hands on what they say of tokens and tools. First what
/// is there, the projects of today before those of last week; then whatever is appended, when the
/// system tells of it. On a quiet thread of its own, with a second one while much is to be read.
///
/// It does not know what becomes of what it hands on, and keeps of a file only how far it was read.
public final class Transcripts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transcripts.class);

    /// What is written within this time is read at once: a model that streams writes often.
    private static final Duration GATHER = Duration.ofMillis(250);

    /// Where nothing was made for so long, nothing is expected (months have directories).
    private static final Duration WATCH_AT_LEAST = Duration.ofDays(60);

    /// How often directories are looked at that the system does not watch.
    private static final Duration LOOK = Duration.ofMinutes(5);

    private static final Duration END = Duration.ofSeconds(5);

    /// For less a second thread is not worth its while.
    private static final long MUCH = 64L << 20;

    private final UsageSink sink;
    private final StoppedTurns stops;
    private final Supplier<Duration> readBack;
    private final InstantSource clock;
    private final TranscriptTally tally = new TranscriptTally();
    private final PathMailbox changes = new PathMailbox();
    private final TranscriptPlaces places;
    private final TranscriptBacklog backlog = new TranscriptBacklog(tally);
    private final Map<String, FilePosition> positions = new ConcurrentHashMap<>();
    private boolean readAll;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Thread second;

    /// @param known how far transcripts were read before
    /// @param readBack transcripts to which nothing was written for longer are left alone
    public Transcripts(
            List<TranscriptFormat> formats,
            Collection<FilePosition> known,
            UsageSink sink,
            StoppedTurns stops,
            Supplier<Duration> readBack,
            InstantSource clock) {
        known.forEach(position -> positions.put(position.path(), position));
        this.sink = sink;
        this.stops = stops;
        this.readBack = readBack;
        this.clock = clock;
        this.places = new TranscriptPlaces(formats, tally, changes::put);
    }

    /// Returns at once.
    public void start() {
        thread = QuietThread.start("transcripts", this::run);
    }

    /// From now on reads also what was left alone because it is old.
    public void readOlder() {
        changes.putAll();
    }

    public TranscriptState state() {
        return tally.state();
    }

    private void run() {
        try {
            addToBacklog(places.all(watchSince()));
            AppendedLines.Reader files = new AppendedLines.Reader();
            while (true) {
                round(files);
            }
        } catch (InterruptedException e) {
            LOG.debug("No longer following transcripts");
        }
    }

    /// What has just changed goes before what has waited for days.
    private void round(AppendedLines.Reader files) throws InterruptedException {
        try {
            if (backlog.isEmpty()) {
                waitForChanges();
            }
            follow(changes.take(), files);
            FoundTranscript next = backlog.take();
            if (next != null) {
                read(next, files);
            }
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.error("Reading transcripts failed and will go on", e);
            Thread.sleep(GATHER);
        }
    }

    private void waitForChanges() throws InterruptedException {
        List<Path> unwatched = tally.unwatched();
        changes.await(unwatched.isEmpty() ? null : LOOK);
        Thread.sleep(GATHER);
        unwatched.forEach(changes::put);
    }

    private void follow(PathMailbox.Mail mail, AppendedLines.Reader files)
            throws InterruptedException {
        if (mail.all()) {
            readAll = true;
            addToBacklog(places.all(watchSince()));
        }
        for (Path path : mail.paths()) {
            for (FoundTranscript transcript : places.changed(path, watchSince())) {
                if (isDue(transcript) && backlog.begin(transcript, bytes(transcript))) {
                    read(transcript, files);
                }
            }
        }
    }

    private void addToBacklog(List<FoundTranscript> found) {
        List<FoundTranscript> due = new ArrayList<>();
        for (FoundTranscript transcript : found) {
            if (isDue(transcript)) {
                due.add(transcript);
            }
        }
        for (FoundTranscript transcript : FoundTranscript.newestFirst(due)) {
            backlog.add(transcript, bytes(transcript));
        }
        backlog.tell();
        if (second == null && backlog.bytesWaiting() > MUCH) {
            second = QuietThread.start("transcripts-2", this::help);
        }
    }

    /// Reads along until nothing waits any more.
    private void help() {
        try {
            AppendedLines.Reader files = new AppendedLines.Reader();
            FoundTranscript next = backlog.take();
            while (next != null) {
                read(next, files);
                next = backlog.take();
            }
        } catch (InterruptedException e) {
            LOG.debug("No longer reading transcripts");
        } catch (RuntimeException e) {
            LOG.error("Reading transcripts failed; the other thread goes on", e);
        }
        second = null;
    }

    private boolean isDue(FoundTranscript transcript) {
        FilePosition known = positions.get(transcript.file().toString());
        if (known != null
                && AppendedLines.isRead(
                        transcript.attributes(), known.identity(), known.offset())) {
            return false;
        }
        boolean old =
                known == null
                        && !readAll
                        && transcript
                                .modified()
                                .toInstant()
                                .isBefore(clock.instant().minus(readBack.get()));
        if (old) {
            tally.older(transcript.file());
        } else {
            tally.notOlder(transcript.file());
        }
        return !old;
    }

    private long bytes(FoundTranscript transcript) {
        FilePosition known = positions.get(transcript.file().toString());
        long size = transcript.attributes().size();
        return known == null || known.offset() > size ? size : size - known.offset();
    }

    /// What was begun is ended.
    private void read(FoundTranscript transcript, AppendedLines.Reader files)
            throws InterruptedException {
        Path file = transcript.file();
        try {
            FilePosition known = positions.get(file.toString());
            new TranscriptPass(
                            transcript, clock.instant(), batch -> handOn(transcript, batch), stops)
                    .read(files, known);
        } catch (NotAPlainFileException e) {
            LOG.warn("{}; it is not read as a transcript", e.getMessage());
            tally.refused(file);
        } catch (NoSuchFileException e) {
            LOG.debug("{} is gone", file);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.debug("{} cannot be read", file, e);
        } finally {
            if (backlog.end(transcript)) {
                changes.put(file);
            }
        }
    }

    private void handOn(FoundTranscript transcript, TranscriptBatch batch) {
        sink.take(batch);
        positions.put(batch.position().path(), batch.position());
        tally.broken(transcript.file(), batch.brokenLines());
        backlog.left(transcript, bytes(transcript));
    }

    private Instant watchSince() {
        Duration back = readBack.get();
        return clock.instant().minus(back.compareTo(WATCH_AT_LEAST) > 0 ? back : WATCH_AT_LEAST);
    }

    /// Ends the reading; what was handed on stays.
    @Override
    public void close() {
        places.close();
        for (Thread running : new Thread[] {thread, second}) {
            if (running != null) {
                running.interrupt();
                try {
                    running.join(END);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
