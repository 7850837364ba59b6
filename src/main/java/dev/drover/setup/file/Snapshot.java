package dev.drover.setup.file;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/// A file as it was when it was read, of a kind that can be changed.
///
/// @param file as people know it
/// @param real the same with all links followed
/// @param bytes null if it is not there
public record Snapshot(Path file, Path real, byte @Nullable [] bytes) {
    private static final long LARGEST = 4L << 20;

    /// @throws UnsuitableFileException if it is better left alone
    public static Snapshot of(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Path directory = existing(file.toAbsolutePath());
            if (!Files.isDirectory(directory)) {
                throw no(file, directory + " is no directory");
            }
            return new Snapshot(file, file.toAbsolutePath(), null);
        }
        Path real;
        try {
            real = file.toRealPath();
        } catch (FileSystemException e) {
            throw no(file, "it is a link that leads nowhere");
        }
        if (!Files.isRegularFile(real)) {
            throw no(file, "it is no file");
        }
        if (Files.size(real) > LARGEST) {
            throw no(file, "it has more than 4 MB");
        }
        return new Snapshot(file, real, Files.readAllBytes(real));
    }

    /// @throws UnsuitableFileException if nobody may write there
    public void requireWritable() throws IOException {
        if (Files.notExists(real)) {
            mayWrite(file, existing(real)); // still to be made, by this plan or the one before
        } else {
            mayWrite(file, real);
            mayWrite(file, directory(real));
        }
    }

    /// Its text, null if it is not there.
    ///
    /// @throws UnsuitableFileException if it is no UTF-8
    public @Nullable String text() throws UnsuitableFileException {
        return bytes == null ? null : text(file, bytes);
    }

    /// @throws UnsuitableFileException if the bytes are no UTF-8
    public static String text(Path file, byte[] bytes) throws UnsuitableFileException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw no(file, "it is no text in UTF-8");
        }
    }

    static Path directory(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static Path existing(Path file) {
        Path directory = directory(file);
        while (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)
                && !directory.equals(directory(directory))) {
            directory = directory(directory);
        }
        return directory;
    }

    /// Root may write anything, and yet somebody has meant something by taking the right away.
    private static void mayWrite(Path file, Path what) throws IOException {
        var view = Files.getFileAttributeView(what, PosixFileAttributeView.class);
        Set<PosixFilePermission> mode =
                view == null
                        ? Set.of(PosixFilePermission.OWNER_WRITE)
                        : view.readAttributes().permissions();
        boolean nobody =
                !mode.contains(PosixFilePermission.OWNER_WRITE)
                        && !mode.contains(PosixFilePermission.GROUP_WRITE)
                        && !mode.contains(PosixFilePermission.OTHERS_WRITE);
        if (nobody || !Files.isWritable(what)) {
            throw no(
                    file,
                    Files.isDirectory(what)
                            ? "its directory " + what + " is read-only"
                            : "it is read-only");
        }
    }

    private static UnsuitableFileException no(Path file, String why) {
        return new UnsuitableFileException(
                file + " is left as it is: " + why + ". Mend that, and run this again.");
    }
}
