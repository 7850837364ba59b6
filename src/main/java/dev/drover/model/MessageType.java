package dev.drover.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a message is for. It is a word between those who write and read: it changes nothing by
/// itself.
public enum MessageType {
    /// May I work there as well?
    JOIN_REQUEST,
    /// Yes.
    APPROVAL,
    /// No.
    DENIAL,
    /// We are in each other's way.
    CONFLICT_NOTICE,
    /// Please go to a worktree or branch of your own.
    ISOLATION_REQUEST,
    /// I am still there. Those who wait at this moment hear it; it is not kept.
    HEARTBEAT,
    TEXT;

    /// @param word as people write it, such as `join-request`
    public static Optional<MessageType> named(String word) {
        return Arrays.stream(values()).filter(t -> t.toString().equals(word)).findFirst();
    }

    public boolean isKept() {
        return this != HEARTBEAT;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
