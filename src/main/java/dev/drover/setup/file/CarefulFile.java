package dev.drover.setup.file;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Changes a file that belongs to another program: in one step, with its mode, owner and links, and
/// only if it still is what was read. Whoever reads it meanwhile sees it as it was or as it is.
public final class CarefulFile {
    private static final String BEFORE = ".before-drover-";
    private final Exchange exchange;

    public CarefulFile(Exchange exchange) {
        this.exchange = exchange;
    }

    /// Replaces or makes the file.
    ///
    /// @param keep whether a copy of the file as it was stays beside it
    /// @return that copy, null for none
    /// @throws UnsuitableFileException if it has changed since it was read; then it is untouched
    public @Nullable Path write(Snapshot read, byte[] after, boolean keep) throws IOException {
        byte[] before = read.bytes();
        if (before == null) {
            create(read, after);
            return null;
        }
        Path real = read.real();
        Path next = temporary(real);
        try {
            Files.copy(
                    real,
                    next,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
            fill(next, after);
            keepOwner(real, next);
            compare(read, real, before);
            Path copy =
                    exchange.swap(next, real)
                            ? taken(read, next, before, after, keep)
                            : moved(read, next, before, keep);
            settle(real);
            return copy;
        } catch (NoSuchFileException e) {
            throw UnsuitableFileException.changed(read.file());
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /// Without an exchange, a change between the last look and the move would go unseen; the two
    /// are next to each other.
    private static @Nullable Path moved(Snapshot read, Path next, byte[] before, boolean keep)
            throws IOException {
        Path real = read.real();
        Path copy = keep ? Files.copy(real, free(real), StandardCopyOption.COPY_ATTRIBUTES) : null;
        try {
            compare(read, real, before);
        } catch (IOException e) {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
            throw e;
        }
        Files.move(next, real, StandardCopyOption.ATOMIC_MOVE);
        return copy;
    }

    /// After the exchange the temporary name has what stood there at that moment.
    private @Nullable Path taken(Snapshot read, Path old, byte[] before, byte[] after, boolean keep)
            throws IOException {
        if (!Arrays.equals(Files.readAllBytes(old), before)) {
            giveBack(old, read.real(), after);
            throw UnsuitableFileException.changed(read.file());
        }
        if (!keep) {
            return null;
        }
        // The old file itself, so that even what another writes through an open handle is kept.
        for (int i = 1; ; i++) {
            Path copy = numbered(read.real(), i);
            try {
                Files.createLink(copy, old);
                return copy;
            } catch (FileAlreadyExistsException e) {
                // The next number.
            } catch (UnsupportedOperationException | IOException e) {
                return Files.copy(old, free(read.real()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /// Somebody wrote just before the exchange, so theirs comes back. If they wrote again since,
    /// what comes away is not ours but their newest, which then stays.
    private void giveBack(Path old, Path real, byte[] after) throws IOException {
        exchange.swap(old, real);
        if (!Arrays.equals(Files.readAllBytes(old), after)) {
            exchange.swap(old, real);
        }
    }

    private static void create(Snapshot read, byte[] after) throws IOException {
        Path file = read.real();
        Files.createDirectories(Snapshot.directory(file));
        Path next = temporary(file);
        try {
            fill(next, after);
            try {
                Files.createLink(file, next); // fails where somebody was faster
            } catch (FileAlreadyExistsException e) {
                throw UnsuitableFileException.changed(read.file());
            } catch (UnsupportedOperationException | IOException e) {
                Files.move(next, file);
            }
            settle(file);
        } catch (FileAlreadyExistsException e) {
            throw UnsuitableFileException.changed(read.file());
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /// Removes a file that is ours alone, and the directories that are empty then, up to one of
    /// these.
    public void delete(Snapshot read, List<Path> stays) throws IOException {
        byte[] before = read.bytes();
        if (before == null) {
            return;
        }
        Path away = temporary(read.real());
        Files.move(
                read.real(),
                away,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        if (!Arrays.equals(Files.readAllBytes(away), before)) {
            Files.move(away, read.real());
            throw UnsuitableFileException.changed(read.file());
        }
        Files.delete(away);
        Path directory = Snapshot.directory(read.file());
        for (int i = 0; i < 2 && !stays.contains(directory); i++) {
            try {
                Files.delete(directory);
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                return;
            }
            directory = Snapshot.directory(directory);
        }
    }

    /// The copies that were kept of a file, the oldest first.
    public static List<Path> copies(Path file) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        String start = real.getFileName() + BEFORE;
        try (Stream<Path> beside = Files.list(Snapshot.directory(real))) {
            return beside.filter(f -> f.getFileName().toString().startsWith(start))
                    .filter(
                            f ->
                                    f.getFileName()
                                            .toString()
                                            .substring(start.length())
                                            .matches("[1-9][0-9]{0,8}"))
                    .filter(Files::isRegularFile)
                    .sorted(
                            Comparator.comparingInt(
                                    f ->
                                            Integer.parseInt(
                                                    f.getFileName()
                                                            .toString()
                                                            .substring(start.length()))))
                    .toList();
        }
    }

    private static Path free(Path file) {
        int i = 1;
        while (!Files.notExists(numbered(file, i))) {
            i++;
        }
        return numbered(file, i);
    }

    private static Path numbered(Path file, int number) {
        return file.resolveSibling(file.getFileName() + BEFORE + number);
    }

    private static Path temporary(Path file) throws IOException {
        return Files.createTempFile(
                Snapshot.directory(file), "." + file.getFileName() + ".", ".drover");
    }

    private static void compare(Snapshot read, Path real, byte[] before) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(real), before)) {
            throw UnsuitableFileException.changed(read.file());
        }
    }

    private static void fill(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /// The directory as well, or a power cut could bring the old name back.
    private static void settle(Path file) throws IOException {
        Path directory = Snapshot.directory(file);
        if (Files.getFileAttributeView(directory, PosixFileAttributeView.class) != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void keepOwner(Path from, Path to) throws IOException {
        var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        var had = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view == null || had == null) {
            return;
        }
        var attributes = had.readAttributes();
        if (!attributes.owner().equals(view.getOwner())) {
            view.setOwner(attributes.owner());
        }
        if (!attributes.group().equals(view.readAttributes().group())) {
            view.setGroup(attributes.group());
        }
        view.setPermissions(attributes.permissions());
    }
}
