package dev.drover.config;

import java.io.IOException;

/// A directory or file that Drover does not use because others could read or replace what is in it.
/// The message is one line: what, why, what to do.
public final class UnsafePlaceException extends IOException {
    private static final long serialVersionUID = 1;

    public UnsafePlaceException(String message) {
        super(message);
    }
}
