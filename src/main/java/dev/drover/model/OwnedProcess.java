package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A process that Drover has seen below an instance while that lived. Remembered until the process
/// is gone, whatever becomes of the instance: it is what tells later whose leftover it is.
///
/// @param owner the instance that was nearest above it
/// @param agent the owner's agent, for the time when the owner is forgotten
/// @param directory where the owner worked
/// @param server the server it belongs to, as people know it; null for other processes
/// @param tty the terminal it had then, null for none
/// @param seenAt when it was first seen there
public record OwnedProcess(
        ProcessKey process,
        InstanceId owner,
        String agent,
        String directory,
        @Nullable String server,
        @Nullable String tty,
        Instant seenAt) {}
