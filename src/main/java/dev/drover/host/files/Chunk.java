package dev.drover.host.files;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

/// A stretch of bytes outside the heap in which a byte is found fast. For one thread.
final class Chunk {
    private static final @Nullable MethodHandle MEMCHR =
            Linker.nativeLinker()
                    .defaultLookup()
                    .find("memchr")
                    .map(
                            found ->
                                    Linker.nativeLinker()
                                            .downcallHandle(
                                                    found,
                                                    FunctionDescriptor.of(
                                                            JAVA_LONG, JAVA_LONG, JAVA_INT,
                                                            JAVA_LONG),
                                                    Linker.Option.critical(false)))
                    .orElse(null);

    private final ByteBuffer bytes;
    private final long address;
    private final boolean plain;

    /// @param plain true for the way without libc
    Chunk(int size, boolean plain) {
        this.bytes = ByteBuffer.allocateDirect(size);
        this.address = MemorySegment.ofBuffer(bytes).address();
        this.plain = plain || MEMCHR == null;
    }

    Chunk(int size) {
        this(size, false);
    }

    ByteBuffer bytes() {
        return bytes;
    }

    /// Where a byte stands next.
    ///
    /// @return -1 if it does not stand before `to`
    int find(byte wanted, int from, int to) {
        return plain ? search(wanted, from, to) : searchByLibc(wanted, from, to);
    }

    private int searchByLibc(byte wanted, int from, int to) {
        MethodHandle memchr = MEMCHR;
        if (memchr == null) {
            return search(wanted, from, to);
        }
        try {
            long found = (long) memchr.invokeExact(address + from, (int) wanted, (long) to - from);
            return found == 0 ? -1 : (int) (found - address);
        } catch (Throwable e) {
            throw new AssertionError("a libc call cannot throw", e);
        }
    }

    private int search(byte wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes.get(i) == wanted) {
                return i;
            }
        }
        return -1;
    }
}
