package dev.drover.ui.processes;

import dev.drover.ui.part.Figures;
import dev.drover.ui.table.Line;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/// One process as the table shows it at one moment.
///
/// @param age since it was started
record ProcessLine(ProcessEntry view, String age) implements Line<ProcessEntry, ProcessLine> {

    /// As the tree stands.
    static final Comparator<ProcessLine> BY_TREE =
            Comparator.comparingInt((ProcessLine line) -> line.view().order())
                    .thenComparing(line -> line.view().key());

    static ProcessLine of(ProcessEntry entry, Instant now) {
        return new ProcessLine(entry, Figures.age(entry.view().startedAt(), now));
    }

    @Override
    public ProcessLine at(Instant now) {
        String later = Figures.age(view.view().startedAt(), now);
        return later.equals(age) ? this : new ProcessLine(view, later);
    }

    @Override
    public String haystack() {
        return view.haystack();
    }

    @Override
    public String spoken() {
        StringBuilder words = new StringBuilder(view.name());
        words.append(", ").append(view.look().word().toLowerCase(Locale.ROOT));
        words.append(", level ").append(view.view().depth() + 1);
        if (!view.owner().isEmpty() && !view.isSession()) {
            words.append(", of ").append(view.owner());
        }
        if (!view.memory().isEmpty()) {
            words.append(", ").append(view.memory());
        }
        if (view.below() > 0) {
            words.append(", ").append(view.below()).append(" below it, in all ");
            words.append(view.whole());
        }
        if (!view.ports().isEmpty()) {
            words.append(", port ").append(view.ports());
        }
        return words.append(", runs for ").append(age).toString();
    }
}
