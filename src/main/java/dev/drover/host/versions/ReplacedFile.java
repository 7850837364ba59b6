package dev.drover.host.versions;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;

/// Gives a file another content in one step: whoever reads it reads the old or the new one. A link
/// stays a link; owner and permissions stay.
public final class ReplacedFile {
    private ReplacedFile() {}

    /// @param before what it must hold until the last moment; null if it must not be there
    /// @throws IOException if it holds something else by now, or cannot be written; it is as it was
    public static void write(Path file, byte @Nullable [] before, byte[] content)
            throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file;
        Path directory = real.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException(file + " is no file");
        }
        Files.createDirectories(directory);
        Path next = directory.resolve("." + real.getFileName() + ".drover");
        Files.deleteIfExists(next);
        try {
            PrivateFile.create(next, content);
            if (before != null) {
                keepAccess(real, next);
            }
            if (!isStill(real, before)) {
                throw new IOException(file + " has changed meanwhile; look again");
            }
            Files.move(
                    next,
                    real,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static boolean isStill(Path file, byte @Nullable [] before) throws IOException {
        return before == null
                ? !Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                : Files.exists(file) && Arrays.equals(Files.readAllBytes(file), before);
    }

    private static void keepAccess(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null) {
            PosixFileAttributes was = Files.readAttributes(from, PosixFileAttributes.class);
            view.setPermissions(was.permissions());
            if (!view.getOwner().equals(was.owner())) {
                view.setOwner(was.owner());
            }
            if (!view.readAttributes().group().equals(was.group())) {
                view.setGroup(was.group());
            }
        }
    }
}
