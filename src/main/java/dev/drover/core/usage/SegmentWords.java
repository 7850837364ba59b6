package dev.drover.core.usage;

import dev.drover.core.usage.StatusFigures.Herd;
import dev.drover.model.VisibleText;
import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.LimitUse;
import dev.drover.model.usage.StatusInput;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/// How each segment is worded; null where nothing is known.
final class SegmentWords {
    private static final int LONGEST = 64;
    private static final int CELLS = 8;

    private SegmentWords() {}

    static @Nullable Words text(@Nullable String text, Tint tint) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String line = VisibleText.line(text, LONGEST);
        // What stands in brackets at the end says more of the same.
        int bracket = line.indexOf(" (");
        return new Words(line, bracket > 0 ? line.substring(0, bracket) : line, tint);
    }

    static @Nullable Words number(@Nullable Integer number) {
        return number == null ? null : Words.of(Integer.toString(number), Tint.PLAIN);
    }

    /// `1 alert`, `2 alerts`; nothing for none.
    static @Nullable Words some(int count, String what, Tint tint) {
        return count == 0 ? null : Words.of(count + " " + what + (count == 1 ? "" : "s"), tint);
    }

    static @Nullable Words waiting(StatusFigures figures) {
        int waiting = figures.herd().waiting();
        return waiting == 0 ? null : Words.of(waiting + " waiting", Tint.YELLOW);
    }

    static @Nullable Words subagents(StatusFigures figures) {
        Integer agents = figures.herd().agents();
        return agents == null ? null : some(agents, "subagent", Tint.PLAIN);
    }

    /// `25/145 (5)`: here, everywhere, in how many instances.
    static @Nullable Words agents(StatusFigures figures) {
        Herd herd = figures.herd();
        String text = herd.agents() == null ? "" : herd.agents().toString();
        if (herd.total() != null) {
            text += (text.isEmpty() ? "" : "/") + herd.total();
        }
        String brief = text;
        if (herd.instances() != null && herd.agents() != null) {
            text += " (" + herd.instances() + ")";
        }
        return text.isEmpty() ? null : new Words(text, brief, Tint.PLAIN);
    }

    /// `15k/200k (7.5%)`: what fills the context.
    static @Nullable Words tokens(StatusFigures figures) {
        ContextUse context = figures.context();
        Double share = context == null ? null : context.share();
        if (context == null || share == null) {
            return null;
        }
        String percent = Figures.percent(share) + "%";
        if (context.used() == null || context.size() == null) {
            return Words.of(percent, Tint.of(share));
        }
        String text =
                Figures.count(context.used())
                        + "/"
                        + Figures.count(context.size())
                        + " ("
                        + percent
                        + ")";
        return new Words(text, percent, Tint.of(share));
    }

    /// A bar and its share.
    static @Nullable Words context(StatusFigures figures) {
        Double share = figures.context() == null ? null : figures.context().share();
        if (share == null) {
            return null;
        }
        int full = Math.clamp(Math.round(share * CELLS), 0, CELLS);
        String percent = Figures.wholePercent(share);
        return new Words(
                "█".repeat(full) + "░".repeat(CELLS - full) + " " + percent,
                "ctx " + percent,
                Tint.of(share));
    }

    static @Nullable Words confidence(StatusFigures figures) {
        Double confidence = figures.confidence();
        return confidence == null ? null : Words.of(Figures.percent(confidence) + "%", Tint.PLAIN);
    }

    static Words status(StatusFigures figures) {
        StatusWord word = StatusWord.of(figures.limits());
        String text = word.toString();
        return new Words(text, text.substring(0, text.indexOf(' ')), word.tint());
    }

    /// `5h 42% ↻ 14:30`, or `5h 82% out 13:50` where it does not last until then.
    static @Nullable Words window(
            StatusFigures figures, LimitUse.Kind kind, String name, Moment moment) {
        Optional<LimitUse> limit = figures.limit(kind);
        if (limit.isEmpty()) {
            return null;
        }
        double share = limit.get().share();
        String brief = name + " " + Figures.wholePercent(share);
        Instant out = limit.get().runsOut();
        Instant resets = limit.get().resetsAt();
        String text =
                out != null
                        ? brief + " out " + moment.write(out)
                        : resets != null ? brief + " ↻ " + moment.write(resets) : brief;
        return new Words(text, brief, Tint.of(share));
    }

    static @Nullable Words cost(StatusFigures figures) {
        Double cost = figures.costUsd();
        return cost == null ? null : Words.of(Figures.dollars(cost), Tint.PLAIN);
    }

    /// The budget that is nearest to its end.
    static @Nullable Words budget(StatusFigures figures) {
        Optional<LimitUse> nearest =
                figures.limits().stream()
                        .filter(
                                l ->
                                        l.kind() == LimitUse.Kind.DAY
                                                || l.kind() == LimitUse.Kind.MONTH)
                        .reduce((a, b) -> b.share() > a.share() ? b : a);
        return nearest.isEmpty() ? null : spent(figures, nearest.get().kind());
    }

    /// `$3.20 today`, with a budget `$3.20/$10 today`.
    static @Nullable Words spent(StatusFigures figures, LimitUse.Kind kind) {
        boolean day = kind == LimitUse.Kind.DAY;
        Double spent = day ? figures.spent().today() : figures.spent().month();
        if (spent == null) {
            return null;
        }
        String when = day ? " today" : " this month";
        Optional<LimitUse> limit = figures.limit(kind);
        String used = Figures.dollars(spent);
        if (limit.isEmpty()) {
            return new Words(used + when, used, Tint.PLAIN);
        }
        String of = used + "/" + Figures.wholeDollars(limit.get().most());
        return new Words(of + when, of, Tint.of(limit.get().share()));
    }

    /// `145/500 (29%)`.
    static @Nullable Words pool(StatusFigures figures) {
        return share(figures, LimitUse.Kind.POOL);
    }

    static @Nullable Words quota(StatusFigures figures) {
        return share(figures, LimitUse.Kind.QUOTA);
    }

    private static @Nullable Words share(StatusFigures figures, LimitUse.Kind kind) {
        Optional<LimitUse> limit = figures.limit(kind);
        if (limit.isEmpty()) {
            return null;
        }
        String used = Math.round(limit.get().used()) + "/" + Math.round(limit.get().most());
        return new Words(
                used + " (" + Figures.wholePercent(limit.get().share()) + ")",
                used,
                Tint.of(limit.get().share()));
    }

    /// Worth a word only where the branch does not say it.
    static @Nullable Words worktree(StatusFigures figures) {
        String name = figures.here().worktree();
        if (name == null || name.isBlank()) {
            return null;
        }
        return name.equals(figures.here().branch())
                ? Words.of("(worktree)", Tint.DIM)
                : new Words(
                        "(worktree " + VisibleText.line(name, LONGEST) + ")",
                        "(worktree)",
                        Tint.DIM);
    }

    static @Nullable Words ports(StatusFigures figures) {
        var ports = figures.here().ports();
        if (ports.isEmpty()) {
            return null;
        }
        String all = ports.stream().map(p -> ":" + p).collect(Collectors.joining(" "));
        String first = ":" + ports.getFirst();
        return new Words(
                all, ports.size() == 1 ? first : first + " +" + (ports.size() - 1), Tint.BLUE);
    }

    static @Nullable Words lines(StatusFigures figures) {
        StatusInput told = figures.told();
        if (told == null || told.linesAdded() == null || told.linesRemoved() == null) {
            return null;
        }
        return Words.of("+" + told.linesAdded() + " -" + told.linesRemoved(), Tint.PLAIN);
    }

    static @Nullable Words duration(StatusFigures figures) {
        StatusInput told = figures.told();
        return told == null || told.durationMillis() == null
                ? null
                : Words.of(Figures.time(told.durationMillis()), Tint.PLAIN);
    }
}
