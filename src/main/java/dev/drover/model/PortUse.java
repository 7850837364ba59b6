package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Who listens on a port, with what is known of that program.
///
/// @param owner the instance that it belongs to, null if to none
/// @param program what it runs, on one line and without secrets; empty if that may not be seen
/// @param cwd the directory it runs in, null if that may not be seen
/// @param since when it was first seen there
public record PortUse(
        PortListener listener,
        @Nullable InstanceId owner,
        String program,
        @Nullable String cwd,
        Instant since) {
    public int port() {
        return listener.port();
    }
}
