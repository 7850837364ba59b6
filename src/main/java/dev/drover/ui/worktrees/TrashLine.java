package dev.drover.ui.worktrees;

import dev.drover.model.VisibleText;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.ui.part.Figures;
import dev.drover.ui.table.Line;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/// One worktree in the trash as its table shows it at one moment.
///
/// @param removed how long ago
/// @param end when it is deleted, or why it is not
record TrashLine(
        TrashedWorktreeView view,
        String name,
        String path,
        String branch,
        String size,
        String removed,
        String end,
        String haystack)
        implements Line<TrashedWorktreeView, TrashLine> {
    static final String KEPT = "Kept: holds work";
    static final String SNAPSHOT = "Kept: a snapshot";
    private static final int LONG = 1_024;

    /// What was removed last comes first.
    static final Comparator<TrashLine> NEWEST =
            Comparator.comparing((TrashLine line) -> line.view().at())
                    .reversed()
                    .thenComparing(line -> line.view().id());

    static TrashLine of(TrashedWorktreeView view, Instant now) {
        String name = WorktreeWords.name(view.path());
        String path = VisibleText.line(view.path(), LONG);
        String branch = view.branch() == null ? "" : VisibleText.line(view.branch(), 250);
        String haystack =
                String.join("\n", name, path, branch, view.id(), kept(view))
                        .toLowerCase(Locale.ROOT);
        return new TrashLine(
                view,
                name,
                path,
                branch,
                view.sizeBytes() == null ? "" : Figures.size(view.sizeBytes()),
                Figures.age(view.at(), now),
                end(view, now),
                haystack);
    }

    /// Why time does not delete it, empty if it does.
    private static String kept(TrashedWorktreeView view) {
        return view.until() != null ? "" : isSnapshot(view) ? SNAPSHOT : KEPT;
    }

    private static String end(TrashedWorktreeView view, Instant now) {
        Instant until = view.until();
        if (until == null) {
            return kept(view);
        }
        return until.isAfter(now) ? "in " + Figures.left(now, until) : "soon";
    }

    /// Somebody else removed it, and only what its last snapshot has can come back.
    static boolean isSnapshot(TrashedWorktreeView view) {
        return view.files().isEmpty();
    }

    /// Whether only a person deletes it.
    boolean holdsWork() {
        return view.until() == null;
    }

    @Override
    public TrashLine at(Instant now) {
        String ago = Figures.age(view.at(), now);
        String ends = end(view, now);
        return ago.equals(removed) && ends.equals(end)
                ? this
                : new TrashLine(view, name, path, branch, size, ago, ends, haystack);
    }

    @Override
    public String spoken() {
        return name
                + ", removed "
                + removed
                + " ago, "
                + (holdsWork() ? end.toLowerCase(Locale.ROOT) : "deleted " + end)
                + (size.isEmpty() ? "" : ", " + size)
                + ", was at "
                + path;
    }
}
