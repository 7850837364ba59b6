package dev.drover.agents.usage;

import java.io.IOException;

/// One line of a transcript without its end. It may be longer than what fits into memory, so it is
/// taken piece by piece.
@FunctionalInterface
public interface LineText {
    /// Copies a part of the line to the start of `into`.
    ///
    /// @param most bytes wanted, at most as many as fit
    /// @return how many were copied; 0 only at the end of the line
    int copy(long from, byte[] into, int most) throws IOException;
}
