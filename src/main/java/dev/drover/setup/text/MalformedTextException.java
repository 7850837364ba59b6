package dev.drover.setup.text;

import java.io.Serial;

/// A text is not what it should be. The message is a part of a sentence: `line 3: a comma is
/// missing`.
public final class MalformedTextException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    public MalformedTextException(String message) {
        super(message);
    }
}
