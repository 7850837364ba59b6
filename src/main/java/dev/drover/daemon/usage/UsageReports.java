package dev.drover.daemon.usage;

import dev.drover.model.State;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.Span;
import dev.drover.model.usage.UsageFigures;
import dev.drover.model.usage.UsageGrouping;
import dev.drover.model.usage.UsageRow;
import dev.drover.model.view.UsageReport;
import dev.drover.model.view.UsageReport.Group;
import dev.drover.model.view.UsageReport.Point;
import dev.drover.store.UsageStore;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Makes a report of what the store has. One question an hour or day, because the user's days are
/// not the store's.
final class UsageReports {
    private static final int MOST_SESSIONS = 20;
    private static final int DAYS = 7;
    private static final int HOURS = 24;

    private final UsageStore store;
    private final LivePrices prices;
    private final State state;
    private final ZoneId zone;

    UsageReports(UsageStore store, LivePrices prices, State state, ZoneId zone) {
        this.store = store;
        this.prices = prices;
        this.state = state;
        this.zone = zone;
    }

    UsageReport report(
            Span span, UsageGrouping seriesBy, Instant now, @Nullable Double tokensPerMinute) {
        Instant from = span.start(now, zone);
        UsageNaming naming = new UsageNaming(store.conversations(from), state);
        List<UsageRow> rows = new ArrayList<>();
        List<Point> series = new ArrayList<>();
        ChronoUnit unit = span == Span.TODAY ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        ZonedDateTime start = from.atZone(zone);
        while (!start.toInstant().isAfter(now)) {
            ZonedDateTime next = start.plus(1, unit);
            List<UsageRow> some = store.between(start.toInstant(), next.toInstant(), zone);
            series.add(point(start.toInstant(), some, seriesBy, naming));
            rows.addAll(some);
            start = next;
        }
        List<Group> sessions = groups(rows, UsageGrouping.SESSION, naming);
        return new UsageReport(
                span.toString(),
                zone.getId(),
                from,
                now,
                prices.view(),
                unpriced(rows),
                sum(rows),
                groups(rows, UsageGrouping.INSTANCE, naming),
                groups(rows, UsageGrouping.WORKSPACE, naming),
                groups(rows, UsageGrouping.MODEL, naming),
                groups(rows, UsageGrouping.AGENT_TYPE, naming),
                groups(rows, UsageGrouping.AGENT, naming),
                sessions.subList(0, Math.min(MOST_SESSIONS, sessions.size())),
                series,
                week(from, now),
                tokensPerMinute,
                store.hooks(from, now),
                store.brokenLines());
    }

    private Point point(Instant start, List<UsageRow> rows, UsageGrouping by, UsageNaming naming) {
        Map<String, UsageFigures> groups = new HashMap<>();
        groups(rows, by, naming).forEach(g -> groups.put(g.key(), g.figures()));
        return new Point(start, sum(rows), groups);
    }

    private UsageFigures sum(List<UsageRow> rows) {
        Sum sum = new Sum(prices);
        rows.forEach(r -> sum.add(r.rated(), r.amount()));
        return sum.figures();
    }

    private List<Group> groups(List<UsageRow> rows, UsageGrouping by, UsageNaming naming) {
        Map<String, Sum> sums = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Map<Conversation, UsageNaming.Name> known = new HashMap<>();
        for (UsageRow row : rows) {
            UsageNaming.Name name =
                    switch (by) {
                        case MODEL ->
                                new UsageNaming.Name(row.rated().model(), row.rated().model());
                        case AGENT_TYPE -> UsageNaming.agentType(row.agentType());
                        case AGENT, INSTANCE, WORKSPACE, SESSION ->
                                known.computeIfAbsent(row.conversation(), c -> naming.name(c, by));
                    };
            names.put(name.key(), name.text());
            sums.computeIfAbsent(name.key(), k -> new Sum(prices)).add(row.rated(), row.amount());
        }
        return sums.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .map(
                        e ->
                                new Group(
                                        e.getKey(),
                                        names.getOrDefault(e.getKey(), e.getKey()),
                                        e.getValue().figures()))
                .sorted(DEAREST)
                .toList();
    }

    /// What has no price comes after what has one, by its tokens.
    private static final Comparator<Group> DEAREST =
            Comparator.<Group>comparingDouble(g -> g.figures().costUsd() == null ? -1 : usd(g))
                    .thenComparingLong(g -> g.figures().tokens().total())
                    .reversed()
                    .thenComparing(Group::key);

    private static double usd(Group group) {
        Double usd = group.figures().costUsd();
        return usd == null ? 0 : usd;
    }

    private List<String> unpriced(List<UsageRow> rows) {
        TreeSet<String> models = new TreeSet<>();
        for (UsageRow row : rows) {
            if (!row.amount().isNone() && prices.nanos(row.rated(), row.amount()) == null) {
                models.add(row.rated().model());
            }
        }
        return List.copyOf(models);
    }

    private List<List<Long>> week(Instant from, Instant to) {
        long[][] tokens = new long[DAYS][HOURS];
        for (UsageRow row : store.overall(from, to.plus(Duration.ofMinutes(1)))) {
            ZonedDateTime at = row.start().atZone(zone);
            tokens[at.getDayOfWeek().getValue() - 1][at.getHour()] += row.amount().tokens().total();
        }
        List<List<Long>> week = new ArrayList<>();
        for (long[] day : tokens) {
            List<Long> hours = new ArrayList<>();
            for (long hour : day) {
                hours.add(hour);
            }
            week.add(List.copyOf(hours));
        }
        return List.copyOf(week);
    }
}
