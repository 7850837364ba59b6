package dev.drover.ui.worktrees;

import dev.drover.ui.part.Figures;
import dev.drover.ui.table.Line;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/// One worktree as the table shows it at one moment.
///
/// @param age of its last commit, empty if it has none
record WorktreeLine(WorktreeEntry view, String age) implements Line<WorktreeEntry, WorktreeLine> {

    /// Repository by repository.
    static final Comparator<WorktreeLine> BY_REPOSITORY =
            Comparator.comparingInt((WorktreeLine line) -> line.view().order())
                    .thenComparing(line -> line.view().key());

    static WorktreeLine of(WorktreeEntry entry, Instant now) {
        return new WorktreeLine(entry, age(entry, now));
    }

    private static String age(WorktreeEntry entry, Instant now) {
        Instant at = entry.view().committedAt();
        return at == null ? "" : Figures.age(at, now);
    }

    @Override
    public WorktreeLine at(Instant now) {
        String later = age(view, now);
        return later.equals(age) ? this : new WorktreeLine(view, later);
    }

    @Override
    public String haystack() {
        return view.haystack();
    }

    @Override
    public String spoken() {
        StringBuilder words = new StringBuilder(view.name());
        if (view.isMain()) {
            words.append(", main worktree");
        } else {
            words.append(" of ").append(view.group()).append(", ");
            words.append(view.fate().word().toLowerCase(Locale.ROOT));
        }
        words.append(", branch ").append(view.branch()).append(", ").append(view.holds());
        if (!view.claims().isEmpty()) {
            words.append(", ").append(ClaimWords.hint(view.claims()));
        }
        if (!view.tracking().isEmpty()) {
            words.append(", ").append(WorktreeWords.trackingInFull(view.view()));
        }
        if (!view.who().isEmpty()) {
            words.append(", in it ").append(view.who());
        }
        if (!view.size().isEmpty()) {
            words.append(", ").append(view.size());
        }
        return words.toString();
    }
}
