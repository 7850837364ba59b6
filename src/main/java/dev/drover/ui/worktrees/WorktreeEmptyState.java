package dev.drover.ui.worktrees;

import dev.drover.ui.part.EmptyParts;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/// What stands in the table's place while it has no rows: what comes up here and how to get there,
/// or the way back from a filter that fits nothing.
final class WorktreeEmptyState {
    private static final double WIDTH = 470;
    private static final String COMMAND = "drover worktrees create my-branch";

    private final WorktreesModel model;
    private final StackPane root = new StackPane();
    private final Label failure = text("");
    private final VBox looking;
    private final VBox none;
    private final VBox noMatch;
    private final VBox failed;
    private boolean looked;
    private boolean failing;

    WorktreeEmptyState(WorktreesModel model, Consumer<String> copy) {
        this.model = model;
        looking =
                EmptyParts.column(
                        Feather.GIT_BRANCH, "Looking at worktrees", text("This takes a moment."));
        none = none(copy);
        noMatch = noMatch(model);
        failed =
                EmptyParts.column(
                        Feather.ALERT_CIRCLE, "The worktrees could not be looked at", failure);
        root.getChildren().addAll(looking, none, noMatch, failed);
        model.filter().addListener((property, before, after) -> choose());
        model.only().addListener((property, before, after) -> choose());
        choose();
    }

    /// A look is over.
    void looked() {
        looked = true;
        failing = false;
        choose();
    }

    void failed(String words) {
        failure.setText(words);
        failing = true;
        choose();
    }

    private void choose() {
        boolean filtered = looked && model.isFiltered();
        looking.setVisible(!looked && !failing);
        failed.setVisible(failing && !filtered);
        noMatch.setVisible(filtered);
        none.setVisible(looked && !filtered && !failing);
    }

    private static VBox none(Consumer<String> copy) {
        return EmptyParts.column(
                Feather.GIT_BRANCH,
                "No repository is known yet",
                text(
                        "Two agents in one directory overwrite each other's files; a worktree gives"
                                + " each a directory and a branch of its own. As soon as an agent"
                                + " works in a git repository, all worktrees of that come up here:"
                                + " what each holds, who is in it, and which ones nobody would"
                                + " miss."),
                EmptyParts.command(text("Or make one, in a repository:"), COMMAND, copy));
    }

    private static VBox noMatch(WorktreesModel model) {
        Hyperlink clear = new Hyperlink("Show all worktrees");
        clear.setId("clear-worktree-filter");
        clear.setOnAction(click -> model.clearFilters());
        return EmptyParts.column(
                Feather.SEARCH, "Nothing matches", text("No worktree fits this filter."), clear);
    }

    private static Label text(String words) {
        return EmptyParts.text(words, WIDTH);
    }

    Node root() {
        return root;
    }
}
