package dev.drover.model;

import java.time.Instant;
import java.util.Locale;

/// A person's word on how often a server should exist: more than once there, and it is a duplicate.
/// Without a mark it may run once in every session.
///
/// @param server what makes it the same server, as a signature's id
/// @param name as it was called when it was marked
public record ServerMark(String server, String name, Once once, Instant at) {
    /// Where there should be one.
    public enum Once {
        USER,
        WORKSPACE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
