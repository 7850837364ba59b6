package dev.drover.host.git;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/// Moves and deletes whole directories. Follows no link, and never leaves the device it began on.
final class TreeFiles {
    private TreeFiles() {}

    /// Moves in one step, or, to another device, copies all and then deletes.
    ///
    /// @throws IOException if it could not be done; then the source is as it was
    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            try {
                copy(from, to);
            } catch (IOException failed) {
                if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                    delete(to);
                }
                throw failed;
            }
            delete(from);
        }
    }

    /// A copy with its times and rights; links stay links.
    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) throws IOException {
                        Files.createDirectory(to.resolve(from.relativize(directory).toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.copy(
                                file,
                                to.resolve(from.relativize(file).toString()),
                                LinkOption.NOFOLLOW_LINKS,
                                StandardCopyOption.COPY_ATTRIBUTES);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Path copied = to.resolve(from.relativize(directory).toString());
                        rights(directory, copied);
                        FileTime time = Files.getLastModifiedTime(directory);
                        Files.setLastModifiedTime(copied, time);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static void rights(Path from, Path to) throws IOException {
        try {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        } catch (UnsupportedOperationException e) {
            return; // this file system has none
        }
    }

    /// Deletes a directory and what is in it. A directory that forbids it is opened first.
    ///
    /// @throws IOException if something could not be deleted, or lies on another device: the rest
    /// is left
    static void delete(Path top) throws IOException {
        Object device = TreeWalk.device(top);
        Files.walkFileTree(
                top,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) throws IOException {
                        if (!Objects.equals(device, TreeWalk.device(directory))) {
                            throw new IOException("'" + directory + "' is another disk");
                        }
                        open(directory);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static void open(Path directory) throws IOException {
        try {
            Set<PosixFilePermission> rights =
                    EnumSet.copyOf(Files.getPosixFilePermissions(directory));
            Set<PosixFilePermission> needed =
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE);
            if (rights.addAll(needed)) {
                Files.setPosixFilePermissions(directory, rights);
            }
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return; // this file system has none
        }
    }
}
