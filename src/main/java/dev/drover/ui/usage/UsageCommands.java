package dev.drover.ui.usage;

import dev.drover.ui.page.Command;
import dev.drover.ui.usage.UsageChoice.Span;
import dev.drover.ui.usage.UsageView.Side;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What can be done on the page by name.
final class UsageCommands {
    private UsageCommands() {}

    static List<Command> of(
            Consumer<Span> span,
            Consumer<Side> side,
            Runnable unit,
            Runnable sources,
            Runnable again,
            List<Command> saving) {
        List<Command> all = new ArrayList<>();
        all.add(new Command("Show usage of today", "D", () -> span.accept(Span.TODAY)));
        all.add(new Command("Show usage of 7 days", "W", () -> span.accept(Span.WEEK)));
        all.add(new Command("Show usage of 30 days", "M", () -> span.accept(Span.MONTH)));
        all.add(new Command("Change between tokens and cost", "C", unit));
        for (Side one : Side.values()) {
            String word = UsageWords.one(one).toLowerCase(Locale.ROOT);
            all.add(new Command("Show usage by " + word, null, () -> side.accept(one)));
        }
        all.add(new Command("Show where the figures differ", null, sources));
        all.add(new Command("Read usage again", "F5", again));
        all.addAll(saving);
        return all;
    }
}
