package dev.drover.agents;

import java.io.IOException;

/// A hook's body that cannot be read. The message is one line: what is wrong with it.
public final class MalformedReportException extends IOException {
    private static final long serialVersionUID = 1;

    public MalformedReportException(String message) {
        super(message);
    }
}
