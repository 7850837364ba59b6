package dev.drover.agents.claude;

import dev.drover.agents.AgentRegistry;
import dev.drover.model.InstanceState;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Sighting;
import dev.drover.model.Source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/// The list that Claude Code keeps of its running sessions, `sessions/PID.json` in its
/// configuration directory. Shows sessions without any hook installed. Only reads, and reads an
/// unchanged file once. Most entries are leftovers: one counts only while the process that it means
/// is alive. Safe for one caller at a time.
public final class ClaudeRegistry implements AgentRegistry {
    private static final int LARGEST_ENTRY = 64 * 1024;

    /// A file that is written twice within one tick of the file system's clock looks unchanged, so
    /// one that was fresh when it was read is read again.
    private static final long FRESH_MILLIS = 2_000;

    private final Path sessions;
    private Map<Path, Remembered> remembered = new HashMap<>();

    private record Remembered(
            FileTime modified, long size, boolean settled, Optional<ClaudeRegistryEntry> entry) {}

    /// @param configDirectory `CLAUDE_CONFIG_DIR` or `~/.claude`
    public ClaudeRegistry(Path configDirectory) {
        this.sessions = configDirectory.resolve("sessions");
    }

    /// @throws UncheckedIOException if the directory is there but cannot be read
    @Override
    public List<Sighting> sightings(LongFunction<Optional<ProcessFacts>> look) {
        Map<Path, Remembered> now = new HashMap<>();
        List<Sighting> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(sessions, "*.json")) {
            for (Path file : files) {
                Optional<Remembered> read = read(file);
                read.ifPresent(r -> now.put(file, r));
                read.flatMap(Remembered::entry)
                        .flatMap(entry -> alive(entry, look).map(p -> sighting(entry, p)))
                        .ifPresent(found::add);
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            // No session was ever started here.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        remembered = now;
        return found;
    }

    private Optional<Remembered> read(Path file) {
        try {
            BasicFileAttributes seen =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!seen.isRegularFile() || seen.size() > LARGEST_ENTRY) {
                return Optional.empty();
            }
            Remembered before = remembered.get(file);
            if (before != null
                    && before.settled
                    && before.size == seen.size()
                    && before.modified.equals(seen.lastModifiedTime())) {
                return Optional.of(before);
            }
            long age = System.currentTimeMillis() - seen.lastModifiedTime().toMillis();
            return Optional.of(
                    new Remembered(
                            seen.lastModifiedTime(),
                            seen.size(),
                            age > FRESH_MILLIS,
                            ClaudeRegistryEntry.parse(pidOf(file), content(file))));
        } catch (IOException _) {
            // Gone since it was listed, or not ours to read.
            return Optional.empty();
        }
    }

    private static byte[] content(Path file) throws IOException {
        OpenOption[] options = {StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS};
        try (InputStream in = Files.newInputStream(file, options)) {
            return in.readNBytes(LARGEST_ENTRY);
        }
    }

    private static String pidOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ".json".length());
    }

    /// The process that the entry means. A pid alone may be another process's by now.
    private static Optional<ProcessFacts> alive(
            ClaudeRegistryEntry entry, LongFunction<Optional<ProcessFacts>> look) {
        return look.apply(entry.pid())
                .filter(process -> process.key().pid() == entry.pid())
                .filter(process -> process.key().start() == entry.processStart())
                .filter(process -> process.state() != 'Z');
    }

    private static Sighting sighting(ClaudeRegistryEntry entry, ProcessFacts process) {
        InstanceState state = entry.state();
        Instant stateAt = state == null ? null : entry.stateAt();
        return new Sighting(
                ClaudeCode.NAME,
                process.key(),
                Source.REGISTRY,
                process.startedAt(),
                entry.cwd() != null ? entry.cwd() : process.cwd(),
                entry.sessionId(),
                entry.name(),
                entry.version(),
                state,
                entry.waitingFor(),
                stateAt,
                process.memoryBytes(),
                process.tty());
    }
}
