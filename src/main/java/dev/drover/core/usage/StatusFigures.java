package dev.drover.core.usage;

import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.LimitUse;
import dev.drover.model.usage.Spent;
import dev.drover.model.usage.StatusInput;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// All that a status line can show. What is not known is null or empty.
///
/// @param context of this instance; in shared mode of all together
/// @param confidence 0 to 1
/// @param costUsd of this conversation
/// @param told what the agent said when it asked for the line
/// @param limits that this instance is under
public record StatusFigures(
        Herd herd,
        @Nullable ContextUse context,
        @Nullable Double confidence,
        @Nullable Double costUsd,
        Spent spent,
        @Nullable StatusInput told,
        Here here,
        List<LimitUse> limits) {
    public StatusFigures {
        limits = List.copyOf(limits);
    }

    /// @param agents at work in this instance
    /// @param total agents at work in all instances
    /// @param waiting other instances that wait for a person
    /// @param alerts that nobody has seen to
    public record Herd(
            @Nullable Integer agents,
            @Nullable Integer total,
            @Nullable Integer instances,
            int waiting,
            int alerts) {
        public static final Herd UNKNOWN = new Herd(null, null, null, 0, 0);
    }

    /// @param name of the instance
    /// @param worktree name of the linked worktree
    /// @param ports leased by this instance
    public record Here(
            @Nullable String name,
            @Nullable String state,
            @Nullable String branch,
            @Nullable String worktree,
            List<Integer> ports) {
        public static final Here UNKNOWN = new Here(null, null, null, null, List.of());

        public Here {
            ports = List.copyOf(ports);
        }
    }

    Optional<LimitUse> limit(LimitUse.Kind kind) {
        return limits.stream().filter(l -> l.kind() == kind).findFirst();
    }
}
