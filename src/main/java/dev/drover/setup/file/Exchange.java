package dev.drover.setup.file;

import java.io.IOException;
import java.nio.file.Path;

/// Lets two files change places in one step.
@FunctionalInterface
public interface Exchange {
    /// Where the system cannot do it.
    Exchange NONE = (one, other) -> false;

    /// @return false if it cannot be done here
    boolean swap(Path one, Path other) throws IOException;
}
