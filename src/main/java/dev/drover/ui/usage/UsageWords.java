package dev.drover.ui.usage;

import dev.drover.model.VisibleText;
import dev.drover.ui.charts.Measure;
import dev.drover.ui.part.Figures;
import dev.drover.ui.usage.UsageView.Amount;
import dev.drover.ui.usage.UsageView.Group;
import dev.drover.ui.usage.UsageView.Side;

import java.util.List;
import java.util.Locale;

/// The words of this page.
final class UsageWords {
    /// How cost is kept in charts: as whole numbers.
    static final double MILLIONTHS = 1e6;

    static final String UNKNOWN = "–";
    static final Measure TOKENS = new Measure("tokens", Figures::tokens);
    static final Measure COST =
            new Measure("usd", (long) MILLIONTHS, amount -> Figures.dollars(amount / MILLIONTHS));

    private static final int LONGEST = 60;

    private UsageWords() {}

    static String one(Side side) {
        return switch (side) {
            case INSTANCE -> "Instance";
            case WORKSPACE -> "Workspace";
            case MODEL -> "Model";
            case AGENT_TYPE -> "Kind of agent";
            case AGENT -> "Program";
            case SESSION -> "Conversation";
        };
    }

    static String many(Side side) {
        return switch (side) {
            case INSTANCE -> "Instances";
            case WORKSPACE -> "Workspaces";
            case MODEL -> "Models";
            case AGENT_TYPE -> "Kinds of agents";
            case AGENT -> "Programs";
            case SESSION -> "Conversations";
        };
    }

    static String meaning(Side side) {
        return switch (side) {
            case INSTANCE -> "A running agent, from its start to its end";
            case WORKSPACE -> "The repository or directory that agents work in";
            case MODEL -> "The model that answered";
            case AGENT_TYPE -> "The main agent, or the kind of subagent that it started";
            case AGENT -> "The agent program, such as Claude Code or Codex";
            case SESSION -> "One conversation, its subagents included";
        };
    }

    static String by(Side side) {
        return "by " + one(side).toLowerCase(Locale.ROOT);
    }

    static String name(Group group) {
        String name = VisibleText.line(group.name().strip(), LONGEST);
        return name.isEmpty() ? VisibleText.line(group.key(), LONGEST) : name;
    }

    /// The same for a legend, where many stand in a row.
    static String shortName(Group group) {
        return VisibleText.line(name(group), 26);
    }

    static String cost(Amount amount) {
        Double usd = amount.costUsd();
        if (usd == null) {
            return amount.tokens().total() == 0 ? UNKNOWN : "no price";
        }
        return (amount.costWhole() ? "" : "≥ ") + Figures.dollars(usd);
    }

    /// At most three by name.
    static String models(List<String> models) {
        List<String> shown = models.stream().limit(3).map(m -> VisibleText.line(m, 32)).toList();
        int rest = models.size() - shown.size();
        return String.join(", ", shown)
                + (rest == 0 ? "" : " and " + Figures.count(rest, "other", "others"));
    }

    /// @return such as `0.8 ms`, `14 ms`, `2.3 s`, `4 min`
    static String millis(double millis) {
        if (millis < 9.95) {
            return String.format(Locale.ROOT, "%.1f\u00A0ms", millis);
        }
        if (millis < 999.5) {
            return Math.round(millis) + "\u00A0ms";
        }
        return millis < 99_500
                ? String.format(Locale.ROOT, "%.1f\u00A0s", millis / 1_000)
                : Math.round(millis / 60_000) + "\u00A0min";
    }
}
