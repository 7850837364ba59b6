package dev.drover.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Reads small files below one directory with one native buffer. Exists because `java.io` costs
/// three times as much per file of `/proc`, and because it turns a link's text into `?` where the
/// locale has no such character. Linux only. To be used by the thread that made it.
final class RawFiles implements AutoCloseable {
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_LINK = 4096;

    private static final MethodHandle OPEN =
            Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("open"),
                            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
                            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle READ =
            Libc.plain("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle READLINK =
            Libc.plain("readlink", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG));

    private final Arena arena = Arena.ofConfined();
    private final int rootLength;
    private final MemorySegment path;
    private MemorySegment content;

    /// @param root directory with its trailing slash
    /// @param buffer bytes to begin with; it grows for a file that is longer
    RawFiles(String root, int buffer) {
        byte[] bytes = root.getBytes(StandardCharsets.UTF_8);
        rootLength = bytes.length;
        path = arena.allocate(rootLength + LONGEST_NAME + 1L);
        content = arena.allocate(Math.max(buffer, LONGEST_LINK));
        MemorySegment.copy(bytes, 0, path, JAVA_BYTE, 0, rootLength);
    }

    /// The first `limit` bytes of the file; null if it cannot be read. Does not wait, not even
    /// where the file is a FIFO.
    byte @Nullable [] read(String name, int limit) {
        setPath(name);
        try {
            int fd = (int) OPEN.invokeExact(path, O_NONBLOCK | O_CLOEXEC, 0);
            if (fd < 0) {
                return null;
            }
            try {
                return readAll(fd, limit);
            } finally {
                Libc.close(fd);
            }
        } catch (Throwable e) {
            throw Libc.impossible(e);
        }
    }

    /// The text of a symbolic link, null if it cannot be read.
    byte @Nullable [] readLink(String name) {
        setPath(name);
        try {
            long length = (long) READLINK.invokeExact(path, content, (long) LONGEST_LINK);
            return length < 0 ? null : bytes((int) length);
        } catch (Throwable e) {
            throw Libc.impossible(e);
        }
    }

    /// The subdirectories whose names are numbers, each with its inode number; empty if the
    /// directory cannot be read.
    Map<Long, Long> numbered() {
        Map<Long, Long> found = new HashMap<>();
        path.set(JAVA_BYTE, rootLength, (byte) 0);
        try {
            int fd = (int) OPEN.invokeExact(path, O_NONBLOCK | O_CLOEXEC, 0);
            if (fd < 0) {
                return found;
            }
            try {
                long filled = Libc.directoryEntries(fd, content);
                while (filled > 0) {
                    // struct linux_dirent64: inode 8, offset 8, length of the entry 2, type 1, name
                    for (long at = 0; at < filled; ) {
                        long pid = number(at + 19);
                        if (pid > 0) {
                            found.put(pid, content.get(JAVA_LONG_UNALIGNED, at));
                        }
                        at += Short.toUnsignedInt(content.get(JAVA_SHORT_UNALIGNED, at + 16));
                    }
                    filled = Libc.directoryEntries(fd, content);
                }
            } finally {
                Libc.close(fd);
            }
            return found;
        } catch (Throwable e) {
            throw Libc.impossible(e);
        }
    }

    /// The number that stands here as text, -1 if it is none or too long for a pid.
    private long number(long at) {
        long value = 0;
        for (int digits = 0; digits <= 10; digits++) {
            byte c = content.get(JAVA_BYTE, at + digits);
            if (c == 0) {
                return digits == 0 ? -1 : value;
            }
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return -1;
    }

    private byte @Nullable [] readAll(int fd, int limit) throws Throwable {
        long length = 0;
        while (length < limit) {
            if (length == content.byteSize()) {
                MemorySegment longer = arena.allocate(Math.min(limit, length * 8));
                content = longer.copyFrom(content);
            }
            MemorySegment rest =
                    content.asSlice(length, Math.min(limit, content.byteSize()) - length);
            long count = (long) READ.invokeExact(fd, rest, rest.byteSize());
            if (count < 0) {
                return null;
            }
            length += count;
            if (count < rest.byteSize() && count < 4096) {
                break; // /proc fills the buffer page by page, so a short read is the last one
            }
        }
        return bytes((int) length);
    }

    private byte[] bytes(int length) {
        byte[] copy = new byte[length];
        MemorySegment.copy(content, JAVA_BYTE, 0, copy, 0, length);
        return copy;
    }

    private void setPath(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new IllegalArgumentException("not a name below /proc: " + name);
        }
        MemorySegment.copy(bytes, 0, path, JAVA_BYTE, rootLength, bytes.length);
        path.set(JAVA_BYTE, rootLength + bytes.length, (byte) 0);
    }

    @Override
    public void close() {
        arena.close();
    }
}
