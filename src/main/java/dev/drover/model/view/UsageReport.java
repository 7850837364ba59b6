package dev.drover.model.view;

import dev.drover.model.usage.HookCost;
import dev.drover.model.usage.UsageFigures;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What was used in a stretch of days, and by whom.
///
/// @param span `today`, `7d` or `30d`
/// @param zone the time zone whose days these are
/// @param prices day and source of the prices
/// @param unpriced models without a price
/// @param byInstance the dearest first, as in all groups
/// @param series one point an hour of today, else one a day, the oldest first; none is left out
/// @param week tokens by day of the week and hour, the first is Monday and has 24 hours
/// @param tokensPerMinute now; null if nothing has been read since the start
/// @param hooks what hooks have cost, ours first
/// @param brokenLines lines of transcripts that could not be read
public record UsageReport(
        String span,
        String zone,
        Instant from,
        Instant to,
        PricesView prices,
        List<String> unpriced,
        UsageFigures total,
        List<Group> byInstance,
        List<Group> byWorkspace,
        List<Group> byModel,
        List<Group> byAgentType,
        List<Group> byAgent,
        List<Group> topSessions,
        List<Point> series,
        List<List<Long>> week,
        @Nullable Double tokensPerMinute,
        List<HookCost> hooks,
        long brokenLines) {

    /// @param notices one line for each thing in the user's list that does not count
    public record PricesView(String date, String source, List<String> notices) {}

    /// @param key id of what it is, for programs; `name` is for people
    public record Group(String key, String name, UsageFigures figures) {}

    /// @param groups tokens by the keys of the groups that the series was asked by
    public record Point(Instant start, UsageFigures figures, Map<String, UsageFigures> groups) {}
}
