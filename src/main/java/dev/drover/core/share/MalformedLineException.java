package dev.drover.core.share;

/// A line that is no JSON-RPC message; the message says why, in words for people.
public final class MalformedLineException extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    /// True if it is no JSON at all.
    private final boolean syntax;

    MalformedLineException(String reason, boolean syntax) {
        super(reason);
        this.reason = reason;
        this.syntax = syntax;
    }

    public String reason() {
        return reason;
    }

    /// What JSON-RPC calls it.
    public int code() {
        return syntax ? -32700 : -32600;
    }
}
