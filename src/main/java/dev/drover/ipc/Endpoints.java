package dev.drover.ipc;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Every address of the protocol, and the small bodies that have no place in `model.view`. The
/// daemon's routes and {@link Client} share them, so that neither can drift from the other.
public final class Endpoints {
    public static final Endpoint HEALTH = Endpoint.get("/health").withoutToken();
    public static final Endpoint METRICS = Endpoint.get("/metrics");

    public static final Endpoint STATUS = Endpoint.get("/v1/status");
    public static final Endpoint OPEN_API = Endpoint.get("/v1/openapi.json");
    public static final Endpoint AUDIT = Endpoint.get("/v1/audit");
    public static final Endpoint EVENTS = Endpoint.get("/v1/events").keptOpen();

    public static final Endpoint INSTANCES = Endpoint.get("/v1/instances");
    public static final Endpoint REGISTER = Endpoint.post("/v1/instances");
    public static final Endpoint CLEANUP = Endpoint.post("/v1/instances/cleanup");
    public static final Endpoint INSTANCE = Endpoint.get("/v1/instances/{id}");
    public static final Endpoint DEREGISTER = Endpoint.delete("/v1/instances/{id}");
    public static final Endpoint LABEL = Endpoint.post("/v1/instances/{id}/label");
    public static final Endpoint FOCUS = Endpoint.post("/v1/instances/{id}/focus");
    public static final Endpoint HEARTBEAT = Endpoint.post("/v1/instances/{id}/heartbeat");
    public static final Endpoint INSTANCE_HEALTH = Endpoint.get("/v1/instances/{id}/health");

    public static final Endpoint PROCESSES = Endpoint.get("/v1/processes");
    public static final Endpoint PROCESS_TREE = Endpoint.get("/v1/processes/tree");
    public static final Endpoint PROCESS_REPORT = Endpoint.get("/v1/processes/report");
    public static final Endpoint MARKS = Endpoint.get("/v1/processes/marks");
    public static final Endpoint MARK = Endpoint.post("/v1/processes/marks");
    public static final Endpoint DIRECTORIES = Endpoint.get("/v1/processes/directories");
    public static final Endpoint TRASH = Endpoint.post("/v1/processes/directories/trash");
    public static final Endpoint RESTORE = Endpoint.post("/v1/processes/directories/restore");

    /// Servers that sessions share.
    public static final Endpoint SHARES = Endpoint.get("/v1/shares");

    public static final Endpoint WORKTREES = Endpoint.get("/v1/worktrees").keptOpen();
    public static final Endpoint CREATE_WORKTREE = Endpoint.post("/v1/worktrees").keptOpen();
    public static final Endpoint REMOVE_WORKTREE = Endpoint.post("/v1/worktrees/remove").keptOpen();
    public static final Endpoint RECLAIM = Endpoint.post("/v1/worktrees/reclaim").keptOpen();
    public static final Endpoint WORKTREE_TRASH = Endpoint.get("/v1/worktrees/trash");
    public static final Endpoint RESTORE_WORKTREE =
            Endpoint.post("/v1/worktrees/restore").keptOpen();
    public static final Endpoint PURGE_WORKTREE = Endpoint.post("/v1/worktrees/purge").keptOpen();
    public static final Endpoint PORTS = Endpoint.get("/v1/ports");
    public static final Endpoint PORT_TABLE = Endpoint.get("/v1/ports/table");
    public static final Endpoint PORT = Endpoint.get("/v1/ports/{port}");
    public static final Endpoint LEASE = Endpoint.post("/v1/ports");
    public static final Endpoint SUGGEST = Endpoint.post("/v1/ports/suggest");
    public static final Endpoint RELEASE = Endpoint.delete("/v1/ports/{port}");
    public static final Endpoint RELEASE_ALL = Endpoint.post("/v1/ports/release");
    public static final Endpoint PORT_CLEANUP = Endpoint.post("/v1/ports/cleanup");

    public static final Endpoint ALERTS = Endpoint.get("/v1/alerts");
    public static final Endpoint ALERT = Endpoint.get("/v1/alerts/{id}");
    public static final Endpoint ACKNOWLEDGE = Endpoint.post("/v1/alerts/{id}/acknowledge");
    public static final Endpoint RESOLVE = Endpoint.post("/v1/alerts/{id}/resolve");
    public static final Endpoint SILENCES = Endpoint.get("/v1/silences");
    public static final Endpoint MUTE = Endpoint.post("/v1/silences/mute");
    public static final Endpoint UNMUTE = Endpoint.post("/v1/silences/unmute");
    public static final Endpoint PAUSE = Endpoint.post("/v1/silences/pause");
    public static final Endpoint RESUME = Endpoint.post("/v1/silences/resume");
    public static final Endpoint END = Endpoint.post("/v1/processes/end").keptOpen();
    public static final Endpoint CLEAN = Endpoint.post("/v1/processes/clean").keptOpen();
    public static final Endpoint BRANCHES = Endpoint.get("/v1/branches");
    public static final Endpoint BRANCH_CONFLICTS = Endpoint.get("/v1/branches/conflicts");
    public static final Endpoint BRANCH_CLAIM = Endpoint.post("/v1/branches/claim");
    public static final Endpoint BRANCH_RELEASE = Endpoint.post("/v1/branches/release");
    public static final Endpoint BRANCH_REQUEST = Endpoint.post("/v1/branches/request");
    public static final Endpoint BRANCH_APPROVE =
            Endpoint.post("/v1/branches/requests/{id}/approve");
    public static final Endpoint BRANCH_DENY = Endpoint.post("/v1/branches/requests/{id}/deny");

    public static final Endpoint MESSAGES = Endpoint.get("/v1/messages");
    public static final Endpoint SEND_MESSAGE = Endpoint.post("/v1/messages");
    /// It may wait.
    public static final Endpoint RECEIVE_MESSAGES =
            Endpoint.post("/v1/messages/receive").keptOpen();
    public static final Endpoint READ_MESSAGES = Endpoint.post("/v1/messages/read");

    public static final Endpoint GUARD = Endpoint.get("/v1/guard");
    public static final Endpoint GUARD_VERSIONS = Endpoint.get("/v1/guard/versions");
    public static final Endpoint GUARD_VERSION = Endpoint.get("/v1/guard/versions/{id}");
    public static final Endpoint GUARD_DIFF = Endpoint.get("/v1/guard/versions/{id}/diff");
    public static final Endpoint GUARD_RESTORE = Endpoint.post("/v1/guard/restore");
    public static final Endpoint GUARD_ACCEPT = Endpoint.post("/v1/guard/accept");

    public static final Endpoint USAGE = Endpoint.get("/v1/metrics");
    public static final Endpoint USAGE_REPORT = Endpoint.get("/v1/metrics/report");
    public static final Endpoint USAGE_OF = Endpoint.get("/v1/metrics/instances/{id}");
    /// Reads also the transcripts that are left alone because they are old.
    public static final Endpoint USAGE_OLDER = Endpoint.post("/v1/metrics/older");

    /// What agents export by OpenTelemetry: OTLP over HTTP, as JSON.
    public static final Endpoint TELEMETRY_METRICS = Endpoint.post("/otlp/v1/metrics");

    /// Accepted, so that an agent that exports both has no errors; nothing of it is read.
    public static final Endpoint TELEMETRY_LOGS = Endpoint.post("/otlp/v1/logs");

    public static final Endpoint USAGE_CLEANUP = Endpoint.post("/v1/metrics/cleanup");
    public static final Endpoint TIMED = Endpoint.post("/v1/metrics/timed");

    public static final Endpoint SETTINGS = Endpoint.get("/v1/settings");
    public static final Endpoint SET = Endpoint.post("/v1/settings");
    public static final Endpoint RESET = Endpoint.post("/v1/settings/reset");

    public static final Endpoint SHOW = Endpoint.post("/v1/window/show");
    public static final Endpoint YIELD = Endpoint.post("/v1/daemon/yield");

    /// The body is the agent's own JSON, untouched.
    public static final Endpoint HOOK = Endpoint.post("/v1/hooks/{agent}").upTo(Endpoint.HOOK_BODY);

    /// The Model Context Protocol. A tool may wait.
    public static final Endpoint MCP = Endpoint.post("/mcp").keptOpen();

    public static final Endpoint STATUSLINE = Endpoint.post("/v1/statusline");

    /// An agent speaks MCP with Drover itself.
    public static final Endpoint MCP_END = Endpoint.stdio("/v1/stdio/mcp");

    /// An agent speaks MCP with a server that others use as well.
    public static final Endpoint SHARE_END = Endpoint.stdio("/v1/stdio/share");

    /// The body is argv, separated by NUL.
    public static final Endpoint CLI = Endpoint.post("/v1/cli").ofAnyType().keptOpen();

    private Endpoints() {}

    /// Body of {@link #SET}.
    ///
    /// @param namespace of the project that it is for; null for all
    public record Setting(String key, String value, @Nullable String namespace) {}

    /// Body of {@link #RESET}.
    ///
    /// @param namespace of the project whose own value goes; null for that of all
    public record SettingKey(String key, @Nullable String namespace) {}

    /// Body of {@link #SHOW}.
    ///
    /// @param place as {@link dev.drover.model.Place#parse} reads it
    public record Show(String place) {}

    /// Answer of {@link #SHOW}.
    ///
    /// @param shown false if this daemon has no window
    public record Shown(boolean shown) {}

    /// Body of {@link #YIELD}.
    public record Yield(String reason) {}

    /// Answer of {@link #CLEANUP}.
    public record Forgotten(int forgotten) {}

    /// Answer of {@link #PROCESS_REPORT}.
    public record Report(String markdown) {}

    /// Body of {@link #TRASH}, {@link #RESTORE} and {@link #GUARD_ACCEPT}.
    ///
    /// @param name the path, or its id in the trash
    public record Named(String name) {}

    /// Body of {@link #MARK}.
    ///
    /// @param server its signature or name, or a pid that belongs to it
    /// @param once `user`, `workspace`, or `instance`, which takes the mark away
    public record Mark(String server, String once) {}

    /// Body of {@link #MUTE} and of {@link #UNMUTE}, which needs no time.
    ///
    /// @param kind such as `waiting`
    public record Mute(String kind, long seconds) {}

    /// Body of {@link #END}.
    ///
    /// @param keys each `PID` or `PID@STARTTICKS`
    /// @param preview only tells what would happen; so it is if the body does not say
    public record End(List<String> keys, @Nullable Boolean preview) {}

    /// Body of {@link #CLEAN}.
    ///
    /// @param automatic only what may end without a person now
    /// @param preview only tells what would happen; so it is if the body does not say
    public record Clean(boolean automatic, @Nullable Boolean preview) {}

    /// Body of {@link #REMOVE_WORKTREE}.
    ///
    /// @param rescue work goes along to the trash; not if the body does not say
    /// @param preview only tells what would happen; so it is if the body does not say
    public record Remove(String path, @Nullable Boolean rescue, @Nullable Boolean preview) {}

    /// Body of {@link #PURGE_WORKTREE} and {@link #GUARD_RESTORE}, and of {@link #RECLAIM}, which
    /// needs no name.
    ///
    /// @param preview only tells what would happen; so it is if the body does not say
    public record Previewed(String name, @Nullable Boolean preview) {}

    /// Body of {@link #BRANCH_RELEASE}: either a claim, or all, or a branch.
    ///
    /// @param directory inside the branch's repository
    /// @param branch null for the one that is checked out there
    /// @param claim its id
    /// @param all everything that the caller holds
    public record Release(
            @Nullable String directory,
            @Nullable String branch,
            @Nullable String claim,
            @Nullable Boolean all) {}

    /// Body of {@link #READ_MESSAGES}.
    ///
    /// @param ids or the beginnings of some
    public record MessageIds(@Nullable List<String> ids) {}

    /// Answer of {@link #READ_MESSAGES}.
    ///
    /// @param read how many of them were not read before
    public record ReadCount(int read) {}

    /// Body of {@link #PAUSE}.
    public record Pause(long seconds) {}

    /// Body of {@link #USAGE_CLEANUP}.
    ///
    /// @param seconds that it must have been over or silent
    public record Older(long seconds) {}

    /// Body of {@link #TIMED}: a command that ran under a name.
    public record Timed(@Nullable String name, long micros) {}

    /// Body of {@link #RELEASE_ALL} and {@link #PORT_CLEANUP}.
    ///
    /// @param namespace only leases of it; null for all
    /// @param preview only tells what would happen; so it is if the body does not say
    public record ReleasePorts(@Nullable String namespace, @Nullable Boolean preview) {}
}
