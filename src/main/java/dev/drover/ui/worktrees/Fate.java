package dev.drover.ui.worktrees;

import dev.drover.model.view.WorktreeView;
import dev.drover.model.worktree.Hazard;
import dev.drover.model.worktree.HazardKind;
import dev.drover.ui.table.Pills;

import java.util.List;
import java.util.Locale;

/// What may become of a worktree: its word, its sign (colour and form) and a sentence. The
/// constants stand in the order in which one tidies up.
enum Fate {
    SAFE("Safe", "Nothing would be lost with it: all its commits are known elsewhere too."),
    WORK("Holds work", "It holds something that is nowhere else. The trash can take that along."),
    IN_USE("In use", "Somebody works in it, so it stays."),
    STAYS("Must stay", "Something forbids to move it, whatever it holds."),
    MAIN("Main", "It is the repository itself, which is never removed here.");

    private final String word;
    private final String meaning;

    Fate(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    static Fate of(WorktreeView view) {
        List<HazardKind> kinds = view.hazards().stream().map(Hazard::kind).toList();
        if (view.main() || kinds.contains(HazardKind.MAIN_WORKTREE)) {
            return MAIN;
        }
        if (view.reclaimable()) {
            return SAFE;
        }
        if (kinds.stream().anyMatch(kind -> kind.blocking() && !isUse(kind))) {
            return STAYS;
        }
        return kinds.stream().anyMatch(Fate::isUse) ? IN_USE : WORK;
    }

    private static boolean isUse(HazardKind kind) {
        return kind == HazardKind.INSTANCE_INSIDE || kind == HazardKind.PROCESS_INSIDE;
    }

    String word() {
        return word;
    }

    String meaning() {
        return meaning;
    }

    Pills.Kind<Fate> pill() {
        return new Pills.Kind<>(
                this, word, meaning, List.of("fate-sign", styleClass()), "", this != STAYS);
    }

    /// Such as `fate-in-use`.
    String styleClass() {
        return "fate-" + this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
