package dev.drover.ui.worktrees;

import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.ui.part.Parts;
import dev.drover.ui.table.Followed;
import dev.drover.ui.table.Row;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/// All about one worktree in the trash: what it holds, where it was and where it lies, the way back
/// and the end.
final class TrashDetail {
    private final VBox work = new VBox();
    private final Button purge;
    private final DetailFacts facts;
    private final DetailPane pane;
    private final Followed<TrashLine> followed = new Followed<>(this::turned, this::draw);
    private @Nullable TrashedWorktreeView drawn;

    TrashDetail(WorktreeActions actions, PurgeSheet purging, Runnable close) {
        this.facts = new DetailFacts(actions::copy);
        Button restore =
                Parts.button(
                        "trash-restore",
                        "Restore",
                        Feather.CORNER_UP_LEFT,
                        () -> with(actions::restore));
        restore.getStyleClass().add("accent");
        purge =
                Parts.button(
                        "trash-purge",
                        "Delete for good…",
                        Feather.X_CIRCLE,
                        () -> with(purging::ask));
        purge.getStyleClass().add("ends");
        work.getStyleClass().add("evidence");
        pane =
                new DetailPane(
                        "trash-detail",
                        "Details of the worktree in the trash",
                        close,
                        new FlowPane(restore, purge),
                        work,
                        Parts.words("Facts", "fact-heading"),
                        facts.root());
    }

    private void with(Consumer<TrashedWorktreeView> run) {
        followed.now().map(TrashLine::view).ifPresent(run);
    }

    void show(@Nullable Row<TrashLine> row) {
        followed.follow(row);
    }

    private void turned() {
        pane.toTop();
    }

    private static String meaning(TrashLine line) {
        if (TrashLine.isSnapshot(line.view())) {
            return "Somebody else removed it. What its last snapshot has can come back.";
        }
        return line.holdsWork()
                ? "It holds work that is nowhere else, so it stays here until you restore it, or"
                        + " delete it for good."
                : "Nothing is lost with it. It is deleted " + line.end() + ".";
    }

    private void draw(TrashLine line) {
        TrashedWorktreeView view = line.view();
        pane.state.setText("Removed " + line.removed() + " ago");
        pane.callout.setText(meaning(line));
        if (view.equals(drawn)) {
            return;
        }
        drawn = view;
        Fate fate = line.holdsWork() ? Fate.WORK : Fate.SAFE;
        pane.sign.getStyleClass().setAll("fate-sign", fate.styleClass());
        pane.title.setText(line.name());
        pane.subtitle.setText(
                "Of " + WorktreeWords.name(view.repository()) + ", in the trash as " + view.id());
        boolean snapshot = TrashLine.isSnapshot(view);
        boolean tells = !view.work().isEmpty() && !snapshot;
        Parts.show(purge, !snapshot);
        work.getChildren().clear();
        if (tells) {
            work.getChildren().add(Parts.words("This work is in it", "fact-heading"));
            view.work()
                    .forEach(
                            words ->
                                    work.getChildren().add(HazardLines.line("hazard-work", words)));
        }
        Parts.show(work, tells);
        facts.clear();
        facts.carried("Id", view.id());
        facts.carried("It was at", view.path());
        if (!snapshot) {
            facts.carried("Its files", view.files());
        }
        facts.fact("Branch", view.branch());
        facts.fact("Size", line.size());
        facts.fact("Removed", DetailFacts.when(view.at()));
        if (view.until() != null) {
            facts.fact("Deleted", DetailFacts.when(view.until()));
        }
    }

    Node root() {
        return pane.root();
    }
}
