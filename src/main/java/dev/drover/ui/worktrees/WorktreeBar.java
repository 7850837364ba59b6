package dev.drover.ui.worktrees;

import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Parts;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.util.List;

/// Above the table: how much there is in all, when it was looked at, what can be done here, and a
/// line for what nobody would miss.
final class WorktreeBar {
    private final Label sum = Parts.words("", "sum");
    private final Label looked = Parts.words("", "sum");
    private final Label words = new Label();
    private final HBox safe;
    private final Button create;
    private final VBox root;
    private WorktreeGroups.Sums sums = WorktreeGroups.NONE.sums();
    private int repositories;
    private List<TrashedWorktreeView> trashed = List.of();
    private boolean trash;

    /// @param look looks again
    /// @param making asks for a new one
    /// @param reclaim previews what is safe to move
    WorktreeBar(Runnable look, Runnable making, Runnable reclaim) {
        sum.setId("worktree-sum");
        looked.setId("worktree-looked");
        create = Parts.button("worktree-create", "New worktree…", Feather.PLUS, making);
        Button refresh = Parts.button("worktree-refresh", "Refresh", Feather.REFRESH_CW, look);
        refresh.setAccessibleText("Look again (F5)");
        looked.setMinWidth(Region.USE_PREF_SIZE);
        HBox bar = new HBox(8, sum, Parts.gap(), looked, refresh, create);
        bar.getStyleClass().add("process-bar");
        Region sign = new Region();
        sign.getStyleClass().addAll("fate-sign", Fate.SAFE.styleClass());
        words.setMinWidth(40);
        Hyperlink link =
                Parts.link("Reclaim…", "Reclaim them: shows first which they are", reclaim);
        link.setId("worktree-reclaim");
        safe = new HBox(10, sign, words, Parts.gap(), link);
        safe.setId("worktree-safe");
        safe.getStyleClass().addAll("silence", "finding");
        root = new VBox(bar, safe);
        draw();
    }

    void draw(WorktreeGroups groups, List<TrashedWorktreeView> inTrash) {
        sums = groups.sums();
        repositories = groups.repositories().size();
        trashed = inTrash;
        draw();
    }

    /// @param on whether it stands above the trash
    void trash(boolean on) {
        trash = on;
        draw();
    }

    /// @param looking a look is under way
    /// @param at when the last one was over
    void looked(boolean looking, @Nullable Instant at, Instant now) {
        looked.setText(
                looking ? "Looking…" : at == null ? "" : "Looked " + Figures.age(at, now) + " ago");
    }

    private void draw() {
        sum.setText(trash ? trash() : here());
        Parts.show(create, !trash && repositories > 0);
        Parts.show(safe, !trash && sums.safe() > 0);
        words.setText(
                (sums.safe() == 1
                                ? "1 worktree would be missed by nobody"
                                : sums.safe() + " worktrees would be missed by nobody")
                        + ", "
                        + Figures.size(sums.safeBytes()));
    }

    private String here() {
        if (repositories == 0) {
            return "";
        }
        String of = " of " + Figures.count(repositories, "repository", "repositories");
        return sums.linked() == 0
                ? "No worktree beside the main one" + (repositories == 1 ? "" : "s") + of
                : Figures.count(sums.linked(), "worktree", "worktrees")
                        + of
                        + " · "
                        + Figures.size(sums.bytes());
    }

    private String trash() {
        if (trashed.isEmpty()) {
            return "Nothing is in the trash";
        }
        long bytes =
                trashed.stream().mapToLong(t -> t.sizeBytes() == null ? 0 : t.sizeBytes()).sum();
        long kept =
                trashed.stream().filter(t -> t.until() == null && !TrashLine.isSnapshot(t)).count();
        return Figures.count(trashed.size(), "worktree", "worktrees")
                + " · "
                + Figures.size(bytes)
                + (kept == 0 ? "" : " · " + kept + (kept == 1 ? " holds" : " hold") + " work");
    }

    Node root() {
        return root;
    }
}
