package dev.drover.app;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The one lock of one home: who holds it is the daemon (MA1). The kernel keeps it and frees it
/// when the process is gone, however it went; so nothing has to be cleaned up after a crash.
///
/// Taken before any heavy class is loaded: of fifty starts at once, forty-nine lose here. The file
/// is opened once and stays open; closing any other descriptor of it in this process would drop the
/// lock (POSIX).
public final class InstanceLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final @Nullable Object identity;

    private InstanceLock(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.identity = identity(file);
    }

    /// @return null if another process holds it
    /// @throws IOException with one clear line if there can be no lock here
    public static @Nullable InstanceLock tryAcquire(Path file) throws IOException {
        FileChannel channel = open(file);
        try {
            if (channel.tryLock() != null) {
                return new InstanceLock(file, channel);
            }
            channel.close();
            return null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Left open on purpose: closing it would drop the lock this process holds.
            return null;
        } catch (IOException e) {
            channel.close();
            throw new IOException(
                    "The file system of " + file + " has no locks (" + e.getMessage() + ").", e);
        }
    }

    /// Says who holds the lock, for people and for the next start.
    void sign(Holder holder) throws IOException {
        byte[] line = holder.line().getBytes(StandardCharsets.US_ASCII);
        channel.write(ByteBuffer.wrap(line), 0);
        channel.truncate(line.length);
    }

    /// False if the file was removed or replaced under us: then another start would not meet us.
    boolean inPlace() {
        Object now = identity(file);
        return now != null && now.equals(identity);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static FileChannel open(Path file) throws IOException {
        Set<OpenOption> how =
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        try {
            return FileChannel.open(file, how, ownerOnly(file));
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "it is a directory" : reason(e);
            throw new IOException("Cannot open the lock " + file + ": " + why + ".", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    private static @Nullable Object identity(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (IOException gone) {
            return null;
        }
    }
}
