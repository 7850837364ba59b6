package dev.drover.config;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/// Makes directories and files that only the user can read, from their creation on, and looks at
/// what is already there before it is used. Nothing that exists is ever made more private here:
/// what somebody else made, or opened on purpose, is refused or left as it is. Where the file
/// system knows no owners and modes, only links are refused.
public final class PrivateDirectories {
    private static final Set<PosixFilePermission> ONLY_OWNER =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private PrivateDirectories() {}

    /// Makes the directories of these paths, or looks at them.
    ///
    /// @throws UnsafePlaceException if one of them is not to be trusted
    public static void prepare(Paths paths) throws IOException {
        ensure(paths.config());
        ensure(paths.state());
        ensure(paths.logs());
        ensure(directoryOf(paths.database()));
        ensure(paths.sqliteTemp());
        ensureClosed(paths.runtime());
    }

    /// Makes a directory and its missing parents, 0700 each, or looks at the one that is there.
    ///
    /// @return the directory
    /// @throws UnsafePlaceException if it is a link, not a directory, or another user's
    public static Path ensure(Path directory) throws IOException {
        Path wanted = directory.toAbsolutePath().normalize();
        makeWithParents(wanted);
        look(wanted);
        return wanted;
    }

    /// As [#ensure], and refuses a directory that the group or others can enter: the socket lies in
    /// it.
    public static Path ensureClosed(Path directory) throws IOException {
        Path wanted = ensure(directory);
        if (hasPosix(wanted) && !ONLY_OWNER.containsAll(modeOf(wanted))) {
            throw new UnsafePlaceException(
                    wanted
                            + " is open to other users (mode "
                            + PosixFilePermissions.toString(modeOf(wanted))
                            + "). Run 'chmod 700' on it if it is yours, or remove it.");
        }
        return wanted;
    }

    /// Would [#ensureClosed] take this directory as it is? False also if it does not exist.
    static boolean isClosedAndOurs(Path directory) {
        try {
            look(directory);
            return !hasPosix(directory) || ONLY_OWNER.containsAll(modeOf(directory));
        } catch (IOException e) {
            return false;
        }
    }

    /// Makes an empty file, 0600 from its creation, or looks at the one that is there; its content
    /// stays.
    ///
    /// @throws UnsafePlaceException if it is a link, no plain file, or another user's
    public static Path createFile(Path file) throws IOException {
        ensure(directoryOf(file));
        try {
            Files.createFile(file, mode(file, "rw-------"));
        } catch (FileAlreadyExistsException _) {
            BasicFileAttributes found = lstat(file);
            if (!found.isRegularFile()) {
                throw new UnsafePlaceException(
                        file + " is no plain file. Move it away, then start again.");
            }
            refuseForeign(file);
        }
        return file;
    }

    /// Replaces a file's content as a whole: readers see the old or the new content, never a part.
    /// The new file is 0600. A link in its place is replaced, not followed.
    public static void write(Path file, byte[] content) throws IOException {
        Path directory = ensure(directoryOf(file));
        Path fresh = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel out =
                    FileChannel.open(fresh, Set.of(CREATE_NEW, WRITE), mode(fresh, "rw-------"))) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            try {
                Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException _) {
                Files.move(fresh, file, REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void makeWithParents(Path directory) throws IOException {
        if (Files.exists(directory, NOFOLLOW_LINKS)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            makeWithParents(parent);
        }
        try {
            Files.createDirectory(directory, mode(directory, "rwx------"));
        } catch (FileAlreadyExistsException _) {
            // Another start was faster; the look that follows decides.
        }
    }

    private static void look(Path directory) throws IOException {
        BasicFileAttributes found = lstat(directory);
        if (found.isSymbolicLink()) {
            throw new UnsafePlaceException(
                    directory
                            + " is a symbolic link, which somebody could turn elsewhere. Replace it"
                            + " by a directory, or name the real one with DROVER_HOME.");
        }
        if (!found.isDirectory()) {
            throw new UnsafePlaceException(
                    directory + " is no directory. Move it away, then start again.");
        }
        refuseForeign(directory);
    }

    private static void refuseForeign(Path path) throws IOException {
        if (hasPosix(path) && !Owner.isUs(Files.getOwner(path, NOFOLLOW_LINKS))) {
            throw new UnsafePlaceException(
                    path
                            + " belongs to another user ("
                            + Files.getOwner(path, NOFOLLOW_LINKS).getName()
                            + "). Choose another place with DROVER_HOME, or have it removed.");
        }
    }

    private static BasicFileAttributes lstat(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(path.toString(), null, "gone while it was looked at");
        }
    }

    private static Set<PosixFilePermission> modeOf(Path path) throws IOException {
        return Files.getPosixFilePermissions(path, NOFOLLOW_LINKS);
    }

    private static Path directoryOf(Path file) throws IOException {
        Path parent = file.toAbsolutePath().normalize().getParent();
        if (parent == null) {
            throw new UnsafePlaceException(file + " is no place for a file.");
        }
        return parent;
    }

    private static boolean hasPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return hasPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
                }
                : new FileAttribute<?>[0];
    }
}
