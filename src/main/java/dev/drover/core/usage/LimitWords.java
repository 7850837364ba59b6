package dev.drover.core.usage;

import dev.drover.model.usage.LimitUse;
import dev.drover.model.usage.LimitUse.Kind;

/// Limits in words: without figures that change at every look.
final class LimitWords {
    private LimitWords() {}

    static String title(Kind kind) {
        return switch (kind) {
            case POOL -> "Subagents at work";
            case CONTEXT -> "Context";
            case QUOTA -> "Quota";
            case DAY -> "Today's budget";
            case MONTH -> "This month's budget";
            case FIVE_HOUR -> "Five-hour limit";
            case SEVEN_DAY -> "Seven-day limit";
        };
    }

    static String near(LimitUse use) {
        return switch (use.kind()) {
            case POOL -> "are over 80 % of the " + most(use) + " that `limits.agents` allows";
            case CONTEXT -> "has a context that is over 80 % full";
            case QUOTA -> "has over 80 % of the " + most(use) + " subagents of its quota";
            case DAY, MONTH -> "is spent to over 80 % of " + most(use);
            case FIVE_HOUR, SEVEN_DAY -> "is used to over 80 %";
        };
    }

    static String full(LimitUse use) {
        return switch (use.kind()) {
            case POOL -> "have reached the " + most(use) + " that `limits.agents` allows";
            case CONTEXT -> "has a context that is full";
            case QUOTA -> "has reached its quota of " + subagents(use);
            case DAY, MONTH -> "of " + most(use) + " is spent";
            case FIVE_HOUR, SEVEN_DAY -> "is used up";
        };
    }

    /// With the figures, as evidence.
    static String used(LimitUse use) {
        String share = Figures.percent(use.share()) + " %";
        return switch (use.kind()) {
            case POOL, QUOTA ->
                    Math.round(use.used()) + " of " + subagents(use) + ": " + share + ".";
            case CONTEXT ->
                    use.most() == 100
                            ? "The agent says " + share + "."
                            : Figures.count(Math.round(use.used()))
                                    + " of "
                                    + Figures.count(Math.round(use.most()))
                                    + " tokens: "
                                    + share
                                    + ".";
            case DAY, MONTH ->
                    Figures.dollars(use.used())
                            + " of "
                            + most(use)
                            + " by the price list: "
                            + share
                            + ".";
            case FIVE_HOUR, SEVEN_DAY -> "The agent says " + share + ".";
        };
    }

    private static String subagents(LimitUse use) {
        return most(use) + (use.most() == 1 ? " subagent" : " subagents");
    }

    private static String most(LimitUse use) {
        return use.kind() == Kind.DAY || use.kind() == Kind.MONTH
                ? Figures.wholeDollars(use.most())
                : Long.toString(Math.round(use.most()));
    }
}
