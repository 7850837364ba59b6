package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A trouble that has held long enough to be told to a person: FIRING, then ACKNOWLEDGED if
/// somebody says that they know, then RESOLVED. It never fires again; what comes back is another
/// alert.
///
/// @param acknowledgedAt null until a person says that they know
/// @param resolvedAt null while it is so
/// @param resolution why it is not so any more
public record Alert(
        AlertId id,
        Trouble trouble,
        Instant firedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolution) {

    public static Alert fired(AlertId id, Trouble trouble, Instant at) {
        return new Alert(id, trouble, at, null, null, null);
    }

    public AlertStatus status() {
        return resolvedAt != null
                ? AlertStatus.RESOLVED
                : acknowledgedAt != null ? AlertStatus.ACKNOWLEDGED : AlertStatus.FIRING;
    }

    /// Firing or acknowledged.
    public boolean isOpen() {
        return resolvedAt == null;
    }

    public Alert withTrouble(Trouble now) {
        return new Alert(id, now, firedAt, acknowledgedAt, resolvedAt, resolution);
    }

    public Alert acknowledged(Instant at) {
        return new Alert(id, trouble, firedAt, at, resolvedAt, resolution);
    }

    public Alert resolved(Instant at, String how) {
        return new Alert(id, trouble, firedAt, acknowledgedAt, at, how);
    }
}
