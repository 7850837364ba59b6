package dev.drover.ipc;

/// Nobody answers at the socket, or not in time. Carries what a person needs to know.
public final class DaemonUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DaemonUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public DaemonUnavailableException(String message) {
        super(message);
    }
}
