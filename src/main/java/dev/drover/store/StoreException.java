package dev.drover.store;

/// The disk said no. `kind` tells the caller what can be done about it.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public enum Kind {
        /// Disk full, read-only, an I/O error: may go away by itself.
        UNWRITABLE,
        /// Another process holds the file.
        BUSY,
        /// The file's pages are damaged.
        CORRUPT,
        /// Written by a newer Drover; left untouched.
        NEWER,
        /// A defect of ours.
        OTHER
    }

    private final Kind kind;

    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
