package dev.drover.host.git;

/// git could not say or do something. The message is one line for people; nothing is known then,
/// and what is unknown is kept.
public final class GitException extends Exception {
    private static final long serialVersionUID = 1L;

    public GitException(String message) {
        super(message);
    }

    public GitException(String message, Throwable cause) {
        super(message, cause);
    }
}
