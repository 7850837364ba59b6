package dev.drover.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where directories go that nobody uses: moved as they are, never copied, and never deleted here.
/// Each lies in a directory of its own, beside a line that says where it came from.
public final class Trash {
    private static final String CONTENT = "content";
    private static final String ORIGIN = "origin";

    private final Path place;

    /// @param id its name in the trash
    public record Kept(String id, String origin) {}

    /// @param place made when it is needed, for the user alone
    public Trash(Path place) {
        this.place = place;
    }

    /// @param id a name that is not taken
    /// @throws IOException if it is no directory, or lies on another disk; nothing was changed
    public Kept move(Path directory, String id) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is no directory");
        }
        PrivateDirectory.make(place);
        Path home = PrivateDirectory.make(place.resolve(id));
        Files.write(home.resolve(ORIGIN), directory.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Files.move(directory, home.resolve(CONTENT), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(home.resolve(ORIGIN));
            Files.deleteIfExists(home);
            throw e instanceof AtomicMoveNotSupportedException
                    ? new IOException("it lies on another disk than Drover's trash", e)
                    : e;
        }
        return new Kept(id, directory.toString());
    }

    public List<Kept> list() {
        List<Kept> kept = new ArrayList<>();
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(place)) {
                for (Path one : all) {
                    origin(one).ifPresent(o -> kept.add(new Kept(name(one), o.toString())));
                }
            } catch (IOException e) {
                return List.copyOf(kept);
            }
        }
        return List.copyOf(kept);
    }

    /// @throws IOException if there is none of that name, or something is in its old place by now
    public Kept restore(String id) throws IOException {
        Path home =
                list().stream()
                        .filter(kept -> kept.id().equals(id))
                        .map(kept -> place.resolve(kept.id()))
                        .findFirst()
                        .orElseThrow(() -> new IOException("there is none of that name"));
        Path origin = origin(home).orElseThrow(() -> new IOException("its origin is unknown"));
        if (Files.exists(origin, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("there is something at " + origin + " again");
        }
        Files.move(home.resolve(CONTENT), origin, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(home.resolve(ORIGIN));
        Files.deleteIfExists(home);
        return new Kept(id, origin.toString());
    }

    private static Optional<Path> origin(Path home) {
        try {
            Path content = home.resolve(CONTENT);
            return Files.isDirectory(content, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(Path.of(Files.readString(home.resolve(ORIGIN)).strip()))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /// Instants as names.
    public static String id(Instant at, String directory) {
        return Long.toString(at.getEpochSecond(), 36)
                + "-"
                + Integer.toHexString(directory.hashCode());
    }
}
