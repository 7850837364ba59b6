package dev.drover.core.usage;

import dev.drover.core.usage.StatusFigures.Herd;
import dev.drover.core.usage.StatusFigures.Here;
import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.LimitUse;
import dev.drover.model.usage.Spent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Figures made of numbers that somebody gives, for a line about something unseen by Drover.
public final class GivenFigures {
    private GivenFigures() {}

    public static StatusFigures of(
            StatusWish.Given given, boolean shared, LimitRules.Set set, Moment moment) {
        Long used = given.tokensUsed();
        Long total = given.tokensTotal();
        ContextUse context =
                used == null || total == null || total == 0
                        ? null
                        : new ContextUse(used, total, null);
        Integer agents = number(given.totalAgents());
        List<LimitUse> limits =
                new ArrayList<>(LimitRules.ofAll(agents, Spent.UNKNOWN, null, null, set, moment));
        LimitRules.context(limits, null, context);
        return new StatusFigures(
                new Herd(
                        shared ? null : number(given.currentAgents()),
                        agents,
                        shared ? null : number(given.instanceCount()),
                        0,
                        0),
                context,
                given.confidence() == null ? null : given.confidence() / 100,
                null,
                Spent.UNKNOWN,
                null,
                Here.UNKNOWN,
                limits);
    }

    private static @Nullable Integer number(@Nullable Long given) {
        return given == null ? null : (int) Math.min(given, Integer.MAX_VALUE);
    }
}
