package dev.drover.agents.copilot;

import dev.drover.agents.AgentRegistry;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Sighting;
import dev.drover.model.Source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The locks that Copilot CLI holds on its sessions, `session-state/ID/inuse.PID.lock` in its
/// directory. They show sessions without any hook installed. A lock counts only while its process
/// is a session of Copilot's and was there before the lock. Only names are read, and those of a
/// directory that has not changed once. Safe for one caller at a time.
public final class CopilotRegistry implements AgentRegistry {
    private static final Pattern LOCK = Pattern.compile("inuse\\.(\\d{1,9})\\.lock");

    /// What is made twice within one tick of the file system's clock looks unchanged.
    private static final Duration FRESH = Duration.ofSeconds(2);

    /// A process's start is known to a hundredth of a second and by another clock.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path sessions;
    private Map<Path, Seen> remembered = new HashMap<>();

    private record Lock(String session, long pid, Instant made) {}

    private record Seen(FileTime modified, boolean settled, List<Lock> locks) {}

    /// @param directory `COPILOT_HOME` or `~/.copilot`
    public CopilotRegistry(Path directory) {
        this.sessions = directory.resolve("session-state");
    }

    /// @throws UncheckedIOException if the directory is there but cannot be read
    @Override
    public List<Sighting> sightings(LongFunction<Optional<ProcessFacts>> look) {
        Map<Path, Seen> now = new HashMap<>();
        List<Sighting> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(sessions)) {
            for (Path session : all) {
                Optional<Seen> seen = look(session);
                seen.ifPresent(s -> now.put(session, s));
                for (Lock lock : seen.map(Seen::locks).orElse(List.of())) {
                    holder(lock, look).ifPresent(process -> found.add(sighting(lock, process)));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            // No session was ever started here.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        remembered = now;
        return found;
    }

    private Optional<Seen> look(Path session) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(
                            session, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isDirectory()) {
                return Optional.empty();
            }
            FileTime modified = attributes.lastModifiedTime();
            Seen before = remembered.get(session);
            if (before != null && before.settled && before.modified.equals(modified)) {
                return Optional.of(before);
            }
            boolean settled = modified.toInstant().plus(FRESH).isBefore(Instant.now());
            return Optional.of(new Seen(modified, settled, locks(session)));
        } catch (IOException _) {
            // Gone since it was listed, or not ours to read.
            return Optional.empty();
        }
    }

    private static List<Lock> locks(Path session) throws IOException {
        List<Lock> locks = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(session, "inuse.*.lock")) {
            for (Path file : files) {
                Matcher name = LOCK.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    Instant made =
                            Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
                    locks.add(
                            new Lock(
                                    String.valueOf(session.getFileName()),
                                    Long.parseLong(name.group(1)),
                                    made));
                }
            }
        }
        return List.copyOf(locks);
    }

    /// A pid alone may be another process's by now.
    private static Optional<ProcessFacts> holder(
            Lock lock, LongFunction<Optional<ProcessFacts>> look) {
        return look.apply(lock.pid)
                .filter(process -> process.key().pid() == lock.pid)
                .filter(CopilotProcess::isSession)
                .filter(process -> !process.startedAt().isAfter(lock.made.plus(TOLERANCE)));
    }

    private static Sighting sighting(Lock lock, ProcessFacts process) {
        return new Sighting(
                Copilot.NAME,
                process.key(),
                Source.REGISTRY,
                process.startedAt(),
                process.cwd(),
                lock.session,
                null,
                null,
                null,
                null,
                null,
                process.memoryBytes(),
                process.tty());
    }
}
