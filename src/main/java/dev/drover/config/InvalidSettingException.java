package dev.drover.config;

/// A setting that cannot be set so. The message is one line: what, why, what to do.
public final class InvalidSettingException extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidSettingException(String message) {
        super(message);
    }
}
