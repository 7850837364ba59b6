package dev.drover.ui.usage;

import dev.drover.model.usage.Tokens;
import dev.drover.ui.part.Figures;
import dev.drover.ui.usage.UsageInputs.Pool;

import java.util.List;
import java.util.Locale;

/// The figures at the top of the page.
final class UsageFigures {
    /// @param key for its id
    /// @param note a few words more, empty for none
    /// @param meaning what the figure is, in one sentence
    record Figure(String key, String name, String value, String note, String meaning) {
        String spoken() {
            return name + ": " + value + (note.isEmpty() ? "" : ", " + note);
        }
    }

    private UsageFigures() {}

    static List<Figure> of(UsageView report, Pool pool) {
        return List.of(
                tokens(report),
                cost(report),
                requests(report),
                cache(report),
                rate(report),
                agents(pool));
    }

    private static Figure tokens(UsageView report) {
        Tokens tokens = report.all().tokens();
        return new Figure(
                "tokens",
                "Tokens",
                Figures.tokens(tokens.total()),
                Figures.tokens(tokens.output()) + " written",
                "All that models read and wrote, subagents and caches included. An answer"
                        + " counts once, in however many files it stands.");
    }

    private static Figure cost(UsageView report) {
        String note =
                report.unpriced().isEmpty()
                        ? "by the price list"
                        : report.unpriced().size() == 1
                                ? "without price: " + UsageWords.models(report.unpriced())
                                : report.unpriced().size() + " without price";
        String without =
                report.unpriced().isEmpty()
                        ? ""
                        : "\nNot in the list: " + UsageWords.models(report.unpriced()) + ".";
        return new Figure(
                "cost",
                "Cost",
                UsageWords.cost(report.all()),
                note,
                "What these tokens cost by the prices of "
                        + report.pricesOf()
                        + ", as if each was paid for. A subscription may cover them."
                        + without);
    }

    private static Figure requests(UsageView report) {
        long requests = report.all().requests();
        return new Figure(
                "requests",
                "Requests",
                String.format(Locale.ROOT, "%,d", requests),
                requests == 0
                        ? ""
                        : Figures.tokens(report.all().tokens().total() / requests) + " tokens each",
                "Answers of models.");
    }

    private static Figure cache(UsageView report) {
        Double share = report.cacheShare();
        return new Figure(
                "cache",
                "From cache",
                share == null ? UsageWords.UNKNOWN : Figures.percent(share),
                share == null ? "nothing was read" : "of what was read",
                "How much of what models read came from a cache, which costs about a tenth.");
    }

    private static Figure rate(UsageView report) {
        Long rate = report.tokensPerMinute();
        return new Figure(
                "rate",
                "Tokens a minute",
                rate == null ? UsageWords.UNKNOWN : Figures.tokens(rate),
                rate == null ? "nothing read yet" : "over five minutes",
                "What all agents use a minute now: the last five minutes, divided by five.");
    }

    private static Figure agents(Pool pool) {
        return new Figure(
                "agents",
                "Agents at work",
                Integer.toString(pool.used()),
                pool.limit() <= 0
                        ? ""
                        : Figures.percent((double) pool.used() / pool.limit())
                                + " of "
                                + pool.limit(),
                "Subagents of all instances that work now, and how many may work at once.");
    }
}
