package dev.drover.setup.file;

import java.io.IOException;
import java.io.Serial;

/// An expected no: this file is not changed. The message is one line: what, why, what to do.
public final class UnsuitableFileException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    public UnsuitableFileException(String message) {
        super(message);
    }

    public static UnsuitableFileException changed(java.nio.file.Path file) {
        return new UnsuitableFileException(file + " has changed meanwhile. Look again.");
    }
}
