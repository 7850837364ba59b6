package dev.drover.ui.usage;

import dev.drover.ui.charts.Bars;
import dev.drover.ui.charts.Measure;
import dev.drover.ui.charts.TimeData;
import dev.drover.ui.charts.TimeData.Series;
import dev.drover.ui.usage.UsageChoice.Unit;
import dev.drover.ui.usage.UsageView.Amount;
import dev.drover.ui.usage.UsageView.Group;
import dev.drover.ui.usage.UsageView.Grouping;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A report as columns over time and as bars, seen from one side in one unit: the eight greatest
/// by name, the others together.
///
/// @param chartTitle what the columns show
record UsageSeries(String chartTitle, String barTitle, Measure measure, TimeData time, Bars bars) {

    static UsageSeries of(UsageView report, UsageChoice choice, SeriesColours colours) {
        boolean money = choice.unit() == Unit.COST;
        List<Group> groups = groups(report, choice);
        List<Group> ranked =
                groups.stream()
                        .sorted(
                                Comparator.comparingLong((Group g) -> amount(g.amount(), money))
                                        .reversed()
                                        .thenComparing(Group::key))
                        .toList();
        List<Group> named = ranked.subList(0, Math.min(SeriesColours.MOST, ranked.size()));
        colours.show(named.stream().map(Group::key).toList());
        String unit = money ? "Cost" : "Tokens";
        String only =
                named.stream()
                        .filter(group -> group.key().equals(choice.only()))
                        .map(group -> " of " + UsageWords.shortName(group))
                        .findFirst()
                        .orElse(" " + UsageWords.by(choice.side()));
        return new UsageSeries(
                unit + only,
                UsageWords.many(choice.side()) + (money ? " by cost" : " by tokens"),
                money ? UsageWords.COST : UsageWords.TOKENS,
                time(report, choice, ranked, colours),
                bars(groups, choice, colours));
    }

    static List<Group> groups(UsageView report, UsageChoice choice) {
        return report.groups().stream()
                .filter(grouping -> grouping.side() == choice.side())
                .findFirst()
                .map(Grouping::groups)
                .orElse(List.of());
    }

    private static long amount(Amount amount, boolean money) {
        if (!money) {
            return amount.tokens().total();
        }
        Double usd = amount.costUsd();
        return usd == null ? 0 : Math.round(usd * UsageWords.MILLIONTHS);
    }

    private static Bars bars(List<Group> groups, UsageChoice choice, SeriesColours colours) {
        boolean money = choice.unit() == Unit.COST;
        List<Bars.Bar> bars = new ArrayList<>();
        for (Group group : groups) {
            Amount amount = group.amount();
            boolean aside = choice.only() != null && !choice.only().equals(group.key());
            bars.add(
                    new Bars.Bar(
                            group.key(),
                            UsageWords.name(group),
                            aside ? "series-aside" : colours.of(group.key()),
                            amount(amount, money),
                            money && !amount.costWhole() ? UsageWords.cost(amount) : ""));
        }
        return Bars.greatest(bars, SeriesColours.MOST);
    }

    private static TimeData time(
            UsageView report, UsageChoice choice, List<Group> ranked, SeriesColours colours) {
        List<Instant> times = report.steps().stream().map(UsageView.Step::from).toList();
        boolean money = choice.unit() == Unit.COST;
        List<Series> series = new ArrayList<>();
        if (money && ranked.stream().allMatch(group -> group.costs().isEmpty())) {
            double[] all =
                    report.steps().stream()
                            .mapToDouble(step -> amount(step.amount(), true))
                            .toArray();
            series.add(new Series("All", "series-0", all));
            return new TimeData(report.from(), end(report), times, series);
        }
        double[] others = new double[times.size()];
        int unnamed = 0;
        for (int i = 0; i < ranked.size(); i++) {
            Group group = ranked.get(i);
            if (choice.only() != null && !choice.only().equals(group.key())) {
                continue;
            }
            double[] values = values(group, money, times.size());
            if (i < SeriesColours.MOST) {
                series.add(
                        new Series(UsageWords.shortName(group), colours.of(group.key()), values));
            } else {
                unnamed++;
                for (int step = 0; step < others.length; step++) {
                    others[step] += values[step];
                }
            }
        }
        if (unnamed > 0) {
            String name = unnamed == 1 ? "1 other" : unnamed + " others";
            series.add(new Series(name, "series-others", others));
        }
        series.removeIf(one -> money && empty(one.values()));
        return new TimeData(report.from(), end(report), times, series);
    }

    private static boolean empty(double[] values) {
        for (double value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private static double[] values(Group group, boolean money, int steps) {
        double[] values = new double[steps];
        for (int i = 0; i < steps; i++) {
            if (!money) {
                values[i] = i < group.steps().size() ? group.steps().get(i) : 0;
            } else if (i < group.costs().size()) {
                Double usd = group.costs().get(i);
                values[i] = usd == null ? 0 : Math.round(usd * UsageWords.MILLIONTHS);
            }
        }
        return values;
    }

    /// The midnight that ends today: the hours to come have their room already.
    private static Instant end(UsageView report) {
        ZoneId zone = ZoneId.of(report.zone());
        ZonedDateTime from = report.from().atZone(zone);
        return from.toLocalDate().plusDays(report.days()).atStartOfDay(zone).toInstant();
    }
}
