package dev.drover.app;

/// This start ends here. The message is for the person who started it: what, why, what to do.
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotStart(String message) {
        super(message, null, false, false);
    }
}
