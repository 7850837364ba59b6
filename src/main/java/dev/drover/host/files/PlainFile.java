package dev.drover.host.files;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/// Opens a file only if it is one. Opening a pipe would wait for its writer for ever, and between a
/// look at a name and the opening there may be another file of that name; so on Linux it is opened
/// without waiting, looked at, and only then opened for reading by way of what is already open.
final class PlainFile {
    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;

    private PlainFile() {}

    /// @throws NotAPlainFileException if it is a pipe, a device, a socket, a directory or a link
    static FileChannel open(Path file) throws IOException {
        BasicFileAttributes named = look(file, LinkOption.NOFOLLOW_LINKS);
        if (!named.isRegularFile()) {
            throw new NotAPlainFileException(file);
        }
        if (!LINUX || !Files.isDirectory(OPEN_FILES)) {
            return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        }
        int descriptor = Native.open(file);
        if (descriptor < 0) {
            // Java knows how to say why.
            return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        }
        try {
            Path opened = OPEN_FILES.resolve(Integer.toString(descriptor));
            BasicFileAttributes seen = look(opened);
            if (!seen.isRegularFile() || !Objects.equals(seen.fileKey(), named.fileKey())) {
                throw new NotAPlainFileException(file);
            }
            return FileChannel.open(opened, StandardOpenOption.READ);
        } finally {
            Native.close(descriptor);
        }
    }

    private static BasicFileAttributes look(Path file, LinkOption... options) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, options);
    }

    /// The two calls, loaded where they are needed.
    private static final class Native {
        private static final Linker LINKER = Linker.nativeLinker();
        private static final MethodHandle OPEN =
                LINKER.downcallHandle(
                        LINKER.defaultLookup().findOrThrow("open"),
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
                        Linker.Option.firstVariadicArg(2));
        private static final MethodHandle CLOSE =
                LINKER.downcallHandle(
                        LINKER.defaultLookup().findOrThrow("close"),
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT));

        static int open(Path file) {
            try (Arena arena = Arena.ofConfined()) {
                return (int)
                        OPEN.invokeExact(
                                arena.allocateFrom(file.toString()), O_NONBLOCK | O_CLOEXEC, 0);
            } catch (Throwable e) {
                throw new AssertionError("a libc call cannot throw", e);
            }
        }

        static void close(int descriptor) {
            try {
                int ignored = (int) CLOSE.invokeExact(descriptor);
            } catch (Throwable e) {
                throw new AssertionError("a libc call cannot throw", e);
            }
        }
    }
}
