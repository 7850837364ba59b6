package dev.drover.daemon;

import dev.drover.daemon.usage.Usage;
import dev.drover.model.usage.Spent;
import dev.drover.model.usage.Tokens;
import dev.drover.model.usage.Totals;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// What `/metrics` tells of usage: sums over all live instances, so that no name of a stranger
/// becomes a label. What is not known is `NaN`, never 0.
record UsageGauges(Metrics metrics) {
    void show(Usage usage) {
        total(usage, "drover.agents", "Subagents at work", Totals::agentsNow);
        total(usage, "drover.agents.ever", "Subagents of live instances", Totals::agentsEver);
        tokens(usage, "input", Tokens::input);
        tokens(usage, "output", Tokens::output);
        tokens(usage, "cache-write", Tokens::cacheCreation);
        tokens(usage, "cache-read", Tokens::cacheRead);
        total(usage, "drover.requests", "Answers of models to live instances", Totals::requests);
        total(usage, "drover.tool.calls", "Tools called by live instances", Totals::toolCalls);
        total(
                usage,
                "drover.cost.usd",
                "Cost of live instances by the price list",
                Totals::costUsd);
        total(usage, "drover.context.tokens", "Tokens in all contexts", Totals::contextUsed);
        total(usage, "drover.confidence", "How far sources agree", Totals::confidence);
        spent(usage, "drover.spent.today.usd", "USD spent today", Spent::today);
        spent(usage, "drover.spent.month.usd", "USD spent this month", Spent::month);
    }

    private void tokens(Usage usage, String kind, Function<Tokens, Long> part) {
        metrics.gauge(
                "drover.tokens",
                "Tokens of live instances",
                usage,
                u -> {
                    Tokens tokens = u.totals().tokens();
                    return tokens == null ? Double.NaN : part.apply(tokens);
                },
                "kind",
                kind);
    }

    private void total(
            Usage usage,
            String name,
            String description,
            Function<Totals, @Nullable Number> figure) {
        metrics.gauge(name, description, usage, u -> number(figure.apply(u.totals())));
    }

    private void spent(
            Usage usage, String name, String description, Function<Spent, @Nullable Double> part) {
        metrics.gauge(name, description, usage, u -> number(part.apply(u.spent())));
    }

    private static double number(@Nullable Number number) {
        return number == null ? Double.NaN : number.doubleValue();
    }
}
