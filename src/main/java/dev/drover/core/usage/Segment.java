package dev.drover.core.usage;

import dev.drover.model.VisibleText;
import dev.drover.model.usage.LimitUse;
import dev.drover.model.usage.StatusInput;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a template can ask for. To add one: a line here, and its words in [SegmentWords] if they
/// are more than a text. The number says what goes first where there is no room: the smallest.
// Its functions are those of SegmentWords, which keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
enum Segment {
    CONTEXT("context", 100, SegmentWords::context),
    FIVE_HOUR("5h", 95, (f, m) -> SegmentWords.window(f, LimitUse.Kind.FIVE_HOUR, "5h", m)),
    STATUS("status", 92, SegmentWords::status),
    ALERTS("alerts", 90, f -> SegmentWords.some(f.herd().alerts(), "alert", Tint.RED)),
    WAITING("waiting", 88, SegmentWords::waiting),
    TOKENS("tokens", 85, SegmentWords::tokens),
    SEVEN_DAY("7d", 80, (f, m) -> SegmentWords.window(f, LimitUse.Kind.SEVEN_DAY, "7d", m)),
    AGENTS("agents", 75, SegmentWords::agents),
    COST("cost", 70, SegmentWords::cost),
    BUDGET("budget", 68, SegmentWords::budget),
    MODEL("model", 60, f -> SegmentWords.text(model(f.told()), Tint.CYAN)),
    NAME("name", 58, f -> SegmentWords.text(f.here().name(), Tint.BOLD)),
    BRANCH("branch", 56, f -> SegmentWords.text(f.here().branch(), Tint.MAGENTA)),
    WORKTREE("worktree", 54, SegmentWords::worktree),
    SUBAGENTS("subagents", 52, SegmentWords::subagents),
    PORTS("ports", 50, SegmentWords::ports),
    CONFIDENCE("confidence", 48, SegmentWords::confidence),
    POOL("pool", 46, SegmentWords::pool),
    QUOTA("quota", 45, SegmentWords::quota),
    TODAY("today", 44, (f, m) -> SegmentWords.spent(f, LimitUse.Kind.DAY)),
    MONTH("month", 42, (f, m) -> SegmentWords.spent(f, LimitUse.Kind.MONTH)),
    STATE("state", 40, f -> SegmentWords.text(f.here().state(), Tint.PLAIN)),
    TOTAL("total", 38, f -> SegmentWords.number(f.herd().total())),
    INSTANCES("instances", 36, f -> SegmentWords.number(f.herd().instances())),
    DIRECTORY("directory", 34, f -> SegmentWords.text(directory(f.told()), Tint.BLUE)),
    LINES("lines", 30, SegmentWords::lines),
    DURATION("duration", 20, SegmentWords::duration),
    VERSION("version", 10, f -> SegmentWords.text(version(f.told()), Tint.DIM));

    private static final int LONGEST = 64;

    final int priority;
    private final String word;
    private final BiFunction<StatusFigures, Moment, @Nullable Words> words;

    Segment(String word, int priority, Function<StatusFigures, @Nullable Words> words) {
        this(word, priority, (figures, moment) -> words.apply(figures));
    }

    Segment(String word, int priority, BiFunction<StatusFigures, Moment, @Nullable Words> words) {
        this.word = word;
        this.priority = priority;
        this.words = words;
    }

    static Optional<Segment> named(String word) {
        return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
    }

    /// All there are, for whoever has asked for another one.
    static String all() {
        return Arrays.stream(values()).map(s -> s.word).collect(Collectors.joining(", "));
    }

    /// @return null if it is not known or there is nothing to tell
    @Nullable Words words(StatusFigures figures, Moment moment) {
        return words.apply(figures, moment);
    }

    private static @Nullable String model(@Nullable StatusInput told) {
        if (told == null) {
            return null;
        }
        return told.modelName() != null ? told.modelName() : told.model();
    }

    private static @Nullable String version(@Nullable StatusInput told) {
        return told == null ? null : told.version();
    }

    private static @Nullable String directory(@Nullable StatusInput told) {
        String path = told == null ? null : told.directory();
        return path == null || path.length() < 2
                ? path
                : VisibleText.line(path.substring(path.lastIndexOf('/') + 1), LONGEST);
    }

    @Override
    public String toString() {
        return word;
    }
}
