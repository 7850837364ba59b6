package dev.drover.model.view;

import dev.drover.model.Field;
import dev.drover.model.InstanceState;
import dev.drover.model.Source;
import dev.drover.model.Terminal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One row of `drover instances`, of the HTTP API and of the window. Absent facts are null, never
/// 0. In JSON `shortId` is called `short`.
///
/// @param since when `state` began
/// @param source the most trusted source that told anything; `sources` has it field by field
public record InstanceView(
        String id,
        String shortId,
        String agent,
        @Nullable Long pid,
        @Nullable String sessionId,
        @Nullable String name,
        List<String> tags,
        @Nullable String group,
        int priority,
        @Nullable Integer quota,
        String workspace,
        String root,
        String cwd,
        @Nullable String branch,
        @Nullable String worktree,
        InstanceState state,
        @Nullable String waitingFor,
        @Nullable String detail,
        Instant since,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        Instant lastSeen,
        Source source,
        Map<Field, Source> sources,
        List<Integer> ports,
        Agents agents,
        @Nullable Tokens tokens,
        @Nullable Double costUsd,
        @Nullable Long memoryBytes,
        List<Server> servers,
        @Nullable String version,
        @Nullable String model,
        Terminal terminal) {

    /// A server that it has started.
    ///
    /// @param name as its configuration calls it
    /// @param memoryBytes of all that belongs to it; null if it cannot be seen
    public record Server(String name, long pid, @Nullable Long memoryBytes) {}

    /// Subagents now and ever.
    public record Agents(int now, int ever) {}

    public record Tokens(
            @Nullable Long input,
            @Nullable Long output,
            @Nullable Long cacheRead,
            @Nullable Long cacheCreation,
            @Nullable Long context,
            @Nullable Long contextSize) {}
}
