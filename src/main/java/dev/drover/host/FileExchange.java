package dev.drover.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// Two files change places in one step (`renameat2` with `RENAME_EXCHANGE`; Linux on x86_64 and
/// aarch64). Unlike a move it shows what the name held at that very moment.
public final class FileExchange {
    private static final boolean LINUX =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    private static final long SYS_RENAMEAT2 =
            System.getProperty("os.arch").equals("amd64") ? 316 : 276;
    private static final int AT_FDCWD = -100;
    private static final int RENAME_EXCHANGE = 2;
    private static final int ENOENT = 2;

    private FileExchange() {}

    /// @return false if this system or this disk cannot
    /// @throws java.nio.file.NoSuchFileException if one of them is not there
    public static boolean swap(Path one, Path other) throws IOException {
        if (!LINUX) {
            return false;
        }
        int error = Native.exchange(bytes(one), bytes(other));
        if (error == ENOENT) {
            throw new java.nio.file.NoSuchFileException(one.toString(), other.toString(), null);
        }
        return error == 0;
    }

    private static byte[] bytes(Path path) {
        return (path.toAbsolutePath() + "\0").getBytes(StandardCharsets.UTF_8);
    }

    /// Linked only where it is used.
    private static final class Native {
        private static final StructLayout STATE = Linker.Option.captureStateLayout();
        private static final VarHandle ERRNO =
                STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
        private static final MethodHandle SYSCALL =
                Linker.nativeLinker()
                        .downcallHandle(
                                Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
                                FunctionDescriptor.of(
                                        JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS,
                                        JAVA_INT),
                                Linker.Option.firstVariadicArg(1),
                                Linker.Option.captureCallState("errno"));

        /// @return 0 or the error's number
        static int exchange(byte[] one, byte[] other) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment state = arena.allocate(STATE);
                long result =
                        (long)
                                SYSCALL.invokeExact(
                                        state,
                                        SYS_RENAMEAT2,
                                        AT_FDCWD,
                                        text(arena, one),
                                        AT_FDCWD,
                                        text(arena, other),
                                        RENAME_EXCHANGE);
                return result == 0 ? 0 : (int) ERRNO.get(state, 0L);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        private static MemorySegment text(Arena arena, byte[] bytes) {
            return arena.allocateFrom(java.lang.foreign.ValueLayout.JAVA_BYTE, bytes);
        }
    }
}
