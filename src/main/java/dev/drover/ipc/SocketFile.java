package dev.drover.ipc;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.random.RandomGenerator;

/// What stands at a socket's path, and whether it may be removed (rules 2, 4 and 6). Always looks
/// at the file itself, never through a symbolic link.
final class SocketFile {
    private static final String TEMPORARY = ".sock-";
    private static final int TYPE_MASK = 0170000;
    private static final int SOCKET_TYPE = 0140000;

    private SocketFile() {}

    /// A short name, because a socket's path may have about 100 bytes only.
    static String temporaryName(RandomGenerator random) {
        return TEMPORARY + Integer.toString(random.nextInt(36 * 36 * 36 * 36, 60_000_000), 36);
    }

    /// Removes what a start that was killed between binding and renaming has left.
    static void sweep(Path directory) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, TEMPORARY + "*")) {
            for (Path file : left) {
                if (isSocket(file) && !answers(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// Makes sure that nothing stands there. Only a socket at which nobody listens is removed; the
    /// caller holds the daemon's lock.
    static void clear(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!isSocket(path)) {
            throw new IOException(
                    path + " is not a socket. Move it away, then start Drover again.");
        }
        if (answers(path)) {
            throw new IOException("Another program already listens at " + path + ".");
        }
        Files.deleteIfExists(path);
    }

    /// Device and inode; null if nothing is there. While a socket is bound, its inode is not used
    /// again.
    static @Nullable Object identity(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    static void makePrivate(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static boolean isSocket(Path path) throws IOException {
        try {
            if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
                Object mode = Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
                return mode instanceof Integer bits && (bits & TYPE_MASK) == SOCKET_TYPE;
            }
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isOther();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /// False only if the connection is refused. A full queue, or a socket that we may not use, is
    /// somebody's.
    private static boolean answers(Path path) throws IOException {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.configureBlocking(false);
            probe.connect(UnixDomainSocketAddress.of(path));
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (SocketException e) {
            return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
