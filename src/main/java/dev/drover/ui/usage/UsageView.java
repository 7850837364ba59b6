package dev.drover.ui.usage;

import dev.drover.model.usage.Tokens;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What was used in a span of days, seen from every side, as the page shows it.
///
/// @param days 1, 7 or 30, the last one today; days begin at midnight in `zone`
/// @param zone the user's time zone, such as `Europe/Zurich`
/// @param all everything in this span
/// @param steps rising and without gaps: hours of one day, else days
/// @param groups one list for each {@link Side}
/// @param week tokens by weekday and hour of the last seven days
/// @param cacheShare of what models read, how much came from a cache, 0 to 1; null if nothing was
/// read
/// @param tokensPerMinute over the last five minutes; null if that cannot be told
/// @param pricesOf date of the price list, such as `2026-11-20`
/// @param unpriced models that have tokens and no price
public record UsageView(
        int days,
        String zone,
        Instant from,
        Instant to,
        Amount all,
        List<Step> steps,
        List<Grouping> groups,
        List<Cell> week,
        @Nullable Double cacheShare,
        @Nullable Long tokensPerMinute,
        String pricesOf,
        List<String> unpriced) {
    public UsageView {
        steps = List.copyOf(steps);
        groups = List.copyOf(groups);
        week = List.copyOf(week);
        unpriced = List.copyOf(unpriced);
    }

    /// @param costUsd by the price list; null if nothing of it has a price
    /// @param costWhole whether all of it has one
    public record Amount(
            Tokens tokens, long requests, @Nullable Double costUsd, boolean costWhole) {}

    /// By what amounts are told apart.
    public enum Side {
        INSTANCE,
        WORKSPACE,
        MODEL,
        AGENT_TYPE,
        AGENT,
        SESSION
    }

    /// @param groups the greatest first
    public record Grouping(Side side, List<Group> groups) {
        public Grouping {
            groups = List.copyOf(groups);
        }
    }

    /// @param key what a click leads to: id of an instance, of a workspace, a model, …; empty for
    /// the main agent among the kinds of agents
    /// @param name for people
    /// @param steps tokens in each step; empty if another side was asked for
    /// @param costs USD in each step; null where nothing of it has a price; empty if not asked for
    public record Group(
            String key,
            String name,
            Amount amount,
            List<Long> steps,
            List<@Nullable Double> costs) {
        public Group {
            steps = List.copyOf(steps);
            costs = Collections.unmodifiableList(new ArrayList<>(costs));
        }

        public Group(String key, String name, Amount amount, List<Long> steps) {
            this(key, name, amount, steps, List.of());
        }
    }

    /// @param from when it begins; the next one's beginning ends it
    public record Step(Instant from, Amount amount) {}

    /// @param weekday 1 for Monday to 7
    /// @param hour 0 to 23
    public record Cell(int weekday, int hour, long tokens) {}
}
