package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.usage.HookCost;
import dev.drover.model.usage.InstanceUsage;
import dev.drover.model.usage.SourcePair;
import dev.drover.model.usage.Tokens;
import dev.drover.model.usage.UsageFigures;
import dev.drover.model.view.InstanceMetrics;
import dev.drover.model.view.UsageReport;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// Usage as tables.
final class MetricsTable {
    private MetricsTable() {}

    static Table all(List<InstanceMetrics> instances) {
        Table table =
                Table.of(
                        Column.text("INSTANCE", 12, 24, 0),
                        Column.whole("STATE", 0),
                        Column.number("AGENTS", 2),
                        Column.number("TOKENS", 0),
                        Column.whole("CONTEXT", 3),
                        Column.number("TOOLS", 4),
                        Column.number("CONF", 1),
                        Column.number("COST", 0));
        for (InstanceMetrics one : instances) {
            InstanceUsage usage = one.usage();
            Tokens tokens = usage.tokens();
            table.row(
                    Cell.of(name(one), Tone.STRONG),
                    Cell.of(one.state()),
                    Cell.of(usage.agentsNow() + "/" + usage.agentsEver()),
                    Cell.of(tokens == null ? null : UsageWords.count(tokens.total())),
                    Cell.of(UsageWords.context(usage.context())),
                    Cell.of(UsageWords.count(usage.toolCalls())),
                    Cell.of(UsageWords.percent(usage.confidence()), sure(usage.confidence())),
                    Cell.of(UsageWords.usd(usage.costUsd(), true)));
        }
        return table;
    }

    static Table agents(List<InstanceMetrics> instances) {
        Table table =
                Table.of(
                        Column.text("INSTANCE", 12, 30, 0),
                        Column.whole("STATE", 0),
                        Column.whole("COUNTS AS", 1),
                        Column.number("AGENTS", 0),
                        Column.number("EVER", 0));
        for (InstanceMetrics one : instances) {
            table.row(
                    Cell.of(name(one), Tone.STRONG),
                    Cell.of(one.state()),
                    Cell.of(one.usage().state(), Tone.DIM),
                    Cell.of(one.usage().agentsNow()),
                    Cell.of(one.usage().agentsEver()));
        }
        return table;
    }

    /// One line for each figure that two sources have reported.
    static Table confidence(List<InstanceMetrics> instances) {
        Table table =
                Table.of(
                        Column.text("INSTANCE", 12, 24, 0),
                        Column.whole("FIGURE", 0),
                        Column.number("ONE SAYS", 0),
                        Column.text("WHO", 5, 12, 2),
                        Column.number("OTHER SAYS", 0),
                        Column.text("WHO", 5, 12, 2),
                        Column.number("APART", 0));
        for (InstanceMetrics one : instances) {
            for (SourcePair pair : one.sources()) {
                double apart = pair.difference();
                table.row(
                        Cell.of(name(one), Tone.STRONG),
                        Cell.of(pair.figure()),
                        Cell.of(figure(pair, pair.oneSays())),
                        Cell.of(pair.one(), Tone.DIM),
                        Cell.of(figure(pair, pair.otherSays())),
                        Cell.of(pair.other(), Tone.DIM),
                        Cell.of(UsageWords.percent(apart), sure(1 - apart)));
            }
        }
        return table;
    }

    private static String figure(SourcePair pair, double says) {
        return pair.figure().equals("cost")
                ? String.format(Locale.ROOT, "$%.2f", says)
                : UsageWords.count(Math.round(says));
    }

    private static Tone sure(@Nullable Double share) {
        return share != null && share < 0.9 ? Tone.ATTENTION : Tone.PLAIN;
    }

    static Table groups(String title, List<UsageReport.Group> groups) {
        Table table =
                Table.of(
                        Column.path(title, 14, 44, 0),
                        Column.number("REQUESTS", 2),
                        Column.number("READ", 0),
                        Column.number("CACHED", 1),
                        Column.number("WRITTEN", 0),
                        Column.number("COST", 0));
        for (UsageReport.Group group : groups) {
            UsageFigures figures = group.figures();
            table.row(
                    Cell.of(group.name(), Tone.STRONG),
                    Cell.of(UsageWords.count(figures.requests())),
                    Cell.of(UsageWords.count(figures.tokens().read())),
                    Cell.of(UsageWords.percent(figures.cacheShare()), Tone.DIM),
                    Cell.of(UsageWords.count(figures.tokens().output())),
                    Cell.of(UsageWords.usd(figures.costUsd(), figures.costWhole())));
        }
        return table;
    }

    /// What hooks cost, ours by event and others' by name.
    static Table hooks(List<HookCost> hooks) {
        Table table =
                Table.of(
                        Column.text("HOOK", 16, 40, 0),
                        Column.whole("WHOSE", 0),
                        Column.number("RUNS", 0),
                        Column.number("EACH", 0),
                        Column.number("ALL", 0));
        for (HookCost hook : hooks) {
            double millis = hook.micros() / 1_000.0;
            table.row(
                    Cell.of(hook.name(), Tone.STRONG),
                    Cell.of(hook.own() ? "Drover" : "timed", Tone.DIM),
                    Cell.of(hook.runs()),
                    Cell.of(millis(millis / Math.max(1, hook.runs()))),
                    Cell.of(millis(millis)));
        }
        return table;
    }

    private static String millis(double millis) {
        return millis < 10_000
                ? String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.0f s", millis / 1_000);
    }

    static String name(InstanceMetrics one) {
        return one.name() == null ? one.shortId() : one.shortId() + " " + one.name();
    }
}
