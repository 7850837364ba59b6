package dev.drover.model.view;

import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.ProcessRole;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One process as `drover processes`, the HTTP API and the window show it. In JSON `why` is called
/// `class`.
///
/// @param key `PID@START`: what names this very process, and none that gets its pid later
/// @param why its class: why it is alive
/// @param name what people call it
/// @param command its command line on one line, without secrets
/// @param owner the instance that it belongs to, or belonged to; null if to none
/// @param server what makes it the same server as another one; null if it is none
/// @param memoryBytes its own; null if it cannot be seen
/// @param cpuSeconds processor time since its start; null if it cannot be seen
/// @param ports TCP ports it listens on, as far as they were asked for
/// @param evidence how Drover knows, one line each
/// @param keep why it must never be ended; null if it may
/// @param depth how many stand above it in the tree
public record ProcessView(
        String key,
        long pid,
        long parent,
        ProcessRole role,
        ProcessClass why,
        String name,
        String command,
        @Nullable String cwd,
        @Nullable String owner,
        @Nullable String server,
        Instant startedAt,
        @Nullable Long memoryBytes,
        @Nullable Double cpuSeconds,
        List<Integer> ports,
        List<String> evidence,
        @Nullable String keep,
        int depth) {}
