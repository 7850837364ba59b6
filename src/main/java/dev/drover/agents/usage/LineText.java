package dev.drover.agents.usage;

import java.io.IOException;

/// One line of a transcript without its end. It may be longer than what fits into memory, so it is
/// taken piece by piece.
public interface LineText {
    /// Copies a part of the line to the start of `into`.
    ///
    /// @param most bytes wanted, at most as many as fit
    /// @return how many were copied; 0 only at the end of the line
    int copy(long from, byte[] into, int most) throws IOException;

    /// One byte of the line.
    byte at(long index) throws IOException;

    /// Where a byte stands next, found without looking at each of them.
    ///
    /// @return -1 if it does not come at or behind `from`
    long find(byte wanted, long from) throws IOException;
}
