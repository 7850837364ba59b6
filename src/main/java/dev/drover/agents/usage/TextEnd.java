package dev.drover.agents.usage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds the quote that ends a text of JSON, eight bytes at a time: the daemon's compiler does
/// little, so that a loop over single bytes takes two nanoseconds for each.
final class TextEnd {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long QUOTES = 0x2222222222222222L;
    private static final long ESCAPES = 0x5c5c5c5c5c5c5c5cL;
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private TextEnd() {}

    /// @param from no second half of an escape
    /// @return where the quote is; if there is none, the complement (`~`) of where to go on, which
    /// is the end or an escape whose second half is behind it
    static int in(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end) {
            while (i + 8 <= end && !hasQuoteOrEscape((long) EIGHT_BYTES.get(bytes, i))) {
                i += 8;
            }
            while (i < end && bytes[i] != '"' && bytes[i] != '\\') {
                i++;
            }
            if (i == end) {
                break;
            }
            if (bytes[i] == '"') {
                return i;
            }
            if (i + 1 == end) {
                break;
            }
            i += 2;
        }
        return ~i;
    }

    /// Takes one from each byte: that borrows only where the byte was what is looked for.
    private static boolean hasQuoteOrEscape(long eight) {
        long quotes = eight ^ QUOTES;
        long escapes = eight ^ ESCAPES;
        long found = ((quotes - ONES) & ~quotes) | ((escapes - ONES) & ~escapes);
        return (found & TOPS) != 0;
    }
}
