package dev.drover.cli;

/// Exit codes that scripts can rely on.
final class Exit {
    static final int OK = 0;

    /// An expected no.
    static final int REFUSED = 1;

    static final int USAGE = 2;

    /// No daemon answers (`EX_UNAVAILABLE`).
    static final int NO_DAEMON = 69;

    /// A fault of Drover's own (`EX_SOFTWARE`).
    static final int INTERNAL = 70;

    private Exit() {}
}
