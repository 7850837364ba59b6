package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.usage.Totals;
import dev.drover.model.view.MetricsView;

import org.jspecify.annotations.Nullable;

/// What all instances use up together, one fact a line. What nobody has told has no line.
final class MetricsSheet {
    private MetricsSheet() {}

    static void agents(Table facts, Totals totals) {
        fact(
                facts,
                "instances",
                totals.instances()
                        + ": "
                        + totals.active()
                        + " active, "
                        + totals.completing()
                        + " completing, "
                        + totals.idle()
                        + " idle");
        fact(facts, "subagents", totals.agentsNow() + " at work, " + totals.agentsEver() + " ever");
    }

    static void totals(Table facts, MetricsView view) {
        Totals totals = view.totals();
        fact(facts, "tokens", UsageWords.tokens(totals.tokens()));
        fact(facts, "context", context(totals));
        fact(facts, "requests", UsageWords.count(totals.requests()));
        fact(facts, "tool calls", UsageWords.count(totals.toolCalls()));
        fact(facts, "cost", UsageWords.usd(totals.costUsd(), totals.costWhole()));
        fact(facts, "spent today", UsageWords.usd(view.spent().today(), true));
        fact(facts, "this month", UsageWords.usd(view.spent().month(), true));
        Double rate = view.tokensPerMinute();
        fact(
                facts,
                "now",
                rate == null ? null : UsageWords.count(Math.round(rate)) + " tokens a minute");
        fact(facts, "confidence", UsageWords.percent(totals.confidence()));
    }

    private static @Nullable String context(Totals totals) {
        Long used = totals.contextUsed();
        Long size = totals.contextSize();
        return used == null
                ? null
                : UsageWords.count(used) + (size == null ? "" : " of " + UsageWords.count(size));
    }

    static void fact(Table facts, String name, @Nullable String value) {
        if (value != null) {
            facts.row(Cell.of(name, Tone.DIM), Cell.of(value));
        }
    }
}
