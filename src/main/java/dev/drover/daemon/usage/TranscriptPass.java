package dev.drover.daemon.usage;

import dev.drover.agents.usage.LineText;
import dev.drover.agents.usage.TranscriptFindings;
import dev.drover.agents.usage.TranscriptReader;
import dev.drover.host.files.AppendedLines;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.TokenUse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what was appended to one transcript and hands it on in batches that are never large.
final class TranscriptPass implements TranscriptFindings {
    private static final int MOST_USES = 1_000;
    private static final long MOST_BYTES = 32L << 20;

    private final FoundTranscript transcript;
    private final UsageSink next;
    private final StoppedTurns stops;
    private final Instant now;
    private final Map<String, TokenUse> uses = new LinkedHashMap<>();
    private int toolCalls;
    private int broken;
    private @Nullable Instant stopped;
    private @Nullable Instant failed;
    private @Nullable String error;

    TranscriptPass(FoundTranscript transcript, Instant now, UsageSink next, StoppedTurns stops) {
        this.transcript = transcript;
        this.now = now;
        this.next = next;
        this.stops = stops;
    }

    /// @param last where the last pass ended; null if there was none
    /// @throws IOException if it cannot be read (any more); what was read of it is handed on
    void read(AppendedLines.Reader files, @Nullable FilePosition last) throws IOException {
        String identity = last == null ? "" : last.identity();
        long offset = last == null ? 0 : last.offset();
        try (AppendedLines lines = files.open(transcript.file(), identity, offset)) {
            boolean anew = lines.isFromStart();
            String memory = anew || last == null ? "" : last.memory();
            TranscriptReader reader = transcript.format().reader(transcript.below(), memory);
            LineText text = new LineAtHand(lines);
            long handedOn = lines.offset();
            while (lines.next()) {
                line(lines, text, reader);
                if (uses.size() >= MOST_USES || lines.offset() - handedOn >= MOST_BYTES) {
                    handOn(lines, reader, anew);
                    anew = false;
                    handedOn = lines.offset();
                }
            }
            if (lines.offset() > handedOn) {
                handOn(lines, reader, anew);
            }
        }
    }

    private void line(AppendedLines lines, LineText text, TranscriptReader reader)
            throws IOException {
        long length = lines.length();
        if (length > 0 && lines.at(length - 1) == '\r') {
            length--;
        }
        if (length == 0) {
            return;
        }
        // Most lines do not matter, and are looked at no closer than this.
        if (lines.at(0) != '{' || lines.at(length - 1) != '}') {
            broken++;
            return;
        }
        reader.read(text, now, this);
    }

    private void handOn(AppendedLines lines, TranscriptReader reader, boolean fromStart) {
        next.take(
                new TranscriptBatch(
                        transcript.format().agent(),
                        new FilePosition(
                                transcript.file().toString(),
                                lines.identity(),
                                lines.offset(),
                                reader.memory()),
                        reader.session(),
                        reader.subagent(),
                        fromStart,
                        List.copyOf(uses.values()),
                        toolCalls,
                        broken));
        uses.clear();
        toolCalls = 0;
        broken = 0;
        if (stopped != null) {
            stops.stopped(new Conversation(transcript.format().agent(), reader.session()), stopped);
            stopped = null;
        }
        if (failed != null && error != null) {
            stops.failed(
                    new Conversation(transcript.format().agent(), reader.session()), failed, error);
            failed = null;
        }
    }

    /// The line at which a file is.
    private record LineAtHand(AppendedLines lines) implements LineText {
        @Override
        public int copy(long from, byte[] into, int most) throws IOException {
            return lines.copy(from, into, most);
        }

        @Override
        public byte at(long index) throws IOException {
            return lines.at(index);
        }

        @Override
        public long find(byte wanted, long from) throws IOException {
            return lines.find(wanted, from);
        }
    }

    @Override
    public void use(TokenUse use) {
        uses.merge(use.key(), use, (one, more) -> more.isBetterThan(one) ? more : one);
    }

    @Override
    public void toolCalls(int count) {
        toolCalls += count;
    }

    @Override
    public void stopped(Instant at) {
        stopped = at;
    }

    @Override
    public void failed(Instant at, String why) {
        failed = at;
        error = why;
    }

    @Override
    public void broken() {
        broken++;
    }
}
