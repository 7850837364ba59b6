package dev.drover.mcp;

import dev.drover.mcp.Tool.Effect;
import dev.drover.mcp.Tool.Said;
import dev.drover.model.InstanceId;
import dev.drover.model.usage.InstanceUsage;
import dev.drover.model.usage.LimitUse;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// What the caller itself has used up. Nobody is told of others.
final class UsageTools {
    private UsageTools() {}

    /// @param contextUsed tokens in your context
    /// @param costUsd by list prices
    /// @param limits how much of each limit that you share is used up
    record Mine(
            @Nullable Long contextUsed,
            @Nullable Long contextSize,
            @Nullable Long tokens,
            @Nullable Long outputTokens,
            @Nullable Double costUsd,
            @Nullable Long requests,
            @Nullable Long toolCalls,
            int subagents,
            List<Limit> limits) {}

    /// @param limit context, five-hour, seven-day, day, month, pool or quota
    /// @param percent used, 100 and beyond if nothing is left
    /// @param runsOut when nothing is left at the present rate
    record Limit(
            String limit, int percent, @Nullable Instant resetsAt, @Nullable Instant runsOut) {}

    static List<Tool<?, ?>> tools() {
        return List.of(
                new Tool<>(
                        "my_usage",
                        "What I have used",
                        "Your own context, tokens, cost and how much of your limits is used up."
                                + " Ask before long work.",
                        Tool.Nothing.class,
                        Mine.class,
                        Effect.NOTHING,
                        (caller, nothing) -> mine(caller)));
    }

    private static Said<Mine> mine(Caller caller) {
        Caller.Acting you = caller.acting();
        InstanceUsage use = you.api().metrics(you.agent().value()).usage();
        Mine mine =
                new Mine(
                        use.context() == null ? null : use.context().used(),
                        use.context() == null ? null : use.context().size(),
                        use.tokens() == null ? null : use.tokens().total(),
                        use.tokens() == null ? null : use.tokens().output(),
                        use.costUsd() != null ? use.costUsd() : use.reportedUsd(),
                        use.requests(),
                        use.toolCalls(),
                        use.agentsNow(),
                        limits(caller, you.agent()));
        return new Said<>(line(mine), mine);
    }

    private static List<Limit> limits(Caller caller, InstanceId agent) {
        return caller.daemon().limits().all().stream()
                .filter(l -> l.instance() == null || Objects.equals(l.instance(), agent))
                .map(UsageTools::limit)
                .toList();
    }

    private static Limit limit(LimitUse use) {
        int percent = (int) Math.min(Math.round(use.share() * 100), Integer.MAX_VALUE);
        return new Limit(use.kind().toString(), percent, use.resetsAt(), use.runsOut());
    }

    private static String line(Mine m) {
        String known =
                List.of(
                                m.contextUsed() == null
                                        ? ""
                                        : "context "
                                                + m.contextUsed()
                                                + (m.contextSize() == null
                                                        ? ""
                                                        : " of " + m.contextSize())
                                                + " tokens",
                                m.tokens() == null ? "" : m.tokens() + " tokens so far",
                                m.costUsd() == null
                                        ? ""
                                        : String.format(Locale.ROOT, "%.2f USD", m.costUsd()))
                        .stream()
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
        String limits =
                m.limits().stream()
                        .map(l -> l.limit() + " " + l.percent() + "%")
                        .collect(Collectors.joining(", "));
        return (known.isEmpty() ? "Nothing is known of your usage yet." : "You: " + known + ".")
                + (limits.isEmpty() ? "" : " Limits used: " + limits + ".");
    }
}
