package dev.drover.cli.output;

import java.io.IOException;

/// Whoever read the output does so no longer: nobody is left to tell.
public final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1;

    ReaderGoneException(IOException cause) {
        super("the reader of the output has gone", cause);
    }
}
