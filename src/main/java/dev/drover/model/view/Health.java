package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// How the daemon is. In JSON `instanceId` is called `instance_id`.
///
/// @param status `ok`, `degraded` (works, but the disk or a watcher does not) or `failing`
/// @param instanceId id of this run of the daemon
/// @param subscribers open event streams
/// @param apiPort TCP port, null without one
/// @param checks `process`, `heartbeat`, `memory`, `queue`, `errors`, `database`, and one a watcher
public record Health(
        String status,
        String version,
        String instanceId,
        int subscribers,
        long uptimeSeconds,
        boolean durable,
        @Nullable Integer apiPort,
        Map<String, Check> checks) {
    public record Check(boolean ok, String detail) {}
}
