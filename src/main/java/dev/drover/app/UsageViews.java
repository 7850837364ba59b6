package dev.drover.app;

import dev.drover.model.usage.UsageFigures;
import dev.drover.model.usage.UsageGrouping;
import dev.drover.model.view.UsageReport;
import dev.drover.ui.usage.UsageView;
import dev.drover.ui.usage.UsageView.Amount;
import dev.drover.ui.usage.UsageView.Cell;
import dev.drover.ui.usage.UsageView.Group;
import dev.drover.ui.usage.UsageView.Grouping;
import dev.drover.ui.usage.UsageView.Side;
import dev.drover.ui.usage.UsageView.Step;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Makes of a report what the page of usage shows.
final class UsageViews {
    private UsageViews() {}

    /// @param by what the series of the report was asked by
    static UsageView of(UsageReport report, int days, UsageGrouping by) {
        List<Grouping> groupings = new ArrayList<>();
        for (Side side : Side.values()) {
            boolean asked = side.name().equals(by.name());
            groupings.add(
                    new Grouping(
                            side,
                            groups(report, side).stream()
                                    .map(group -> group(group, asked ? report.series() : List.of()))
                                    .toList()));
        }
        Double rate = report.tokensPerMinute();
        return new UsageView(
                days,
                report.zone(),
                report.from(),
                report.to(),
                amount(report.total()),
                report.series().stream()
                        .map(point -> new Step(point.start(), amount(point.figures())))
                        .toList(),
                groupings,
                week(report),
                report.total().cacheShare(),
                rate == null ? null : Math.round(rate),
                report.prices().date(),
                report.unpriced());
    }

    private static List<UsageReport.Group> groups(UsageReport report, Side side) {
        return switch (side) {
            case INSTANCE -> report.byInstance();
            case WORKSPACE -> report.byWorkspace();
            case MODEL -> report.byModel();
            case AGENT_TYPE -> report.byAgentType();
            case AGENT -> report.byAgent();
            case SESSION -> report.topSessions();
        };
    }

    private static Group group(UsageReport.Group group, List<UsageReport.Point> series) {
        List<Long> steps = new ArrayList<>();
        List<@Nullable Double> costs = new ArrayList<>();
        for (UsageReport.Point point : series) {
            UsageFigures its = point.groups().get(group.key());
            steps.add(its == null ? 0L : its.tokens().total());
            costs.add(its == null ? null : its.costUsd());
        }
        return new Group(group.key(), group.name(), amount(group.figures()), steps, costs);
    }

    private static Amount amount(UsageFigures figures) {
        return new Amount(
                figures.tokens(), figures.requests(), figures.costUsd(), figures.costWhole());
    }

    private static List<Cell> week(UsageReport report) {
        List<Cell> cells = new ArrayList<>();
        for (int day = 0; day < report.week().size(); day++) {
            List<Long> hours = report.week().get(day);
            for (int hour = 0; hour < hours.size(); hour++) {
                cells.add(new Cell(day + 1, hour, hours.get(hour)));
            }
        }
        return cells;
    }
}
