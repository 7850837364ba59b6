package dev.drover.ui.worktrees;

import dev.drover.model.VisibleText;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Parts;
import dev.drover.ui.part.Sheet;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Comparator;
import java.util.List;

/// All that nobody would miss, the largest first, with the sum; and afterwards what stayed and why.
final class ReclaimSheet {
    private static final int PATH = 400;

    private final Sheet sheet;
    private final WorktreeActions actions;

    ReclaimSheet(Sheet sheet, WorktreeActions actions) {
        this.sheet = sheet;
        this.actions = actions;
    }

    void ask() {
        actions.reclaimable(this::show);
    }

    private void show(List<WorktreeDeed> found) {
        List<WorktreeDeed> safe =
                found.stream()
                        .sorted(
                                Comparator.comparingLong(
                                        (WorktreeDeed d) ->
                                                d.sizeBytes() == null ? 0 : -d.sizeBytes()))
                        .toList();
        Button cancel = Parts.button("reclaim-cancel", "Cancel", null, sheet::close);
        if (safe.isEmpty()) {
            cancel.setText("Close");
            sheet.show(
                    "reclaim-sheet",
                    "There is nothing to reclaim",
                    Parts.wrapped(
                            "Each worktree is in use, or holds something that is nowhere else.",
                            "sheet-about"),
                    new VBox(),
                    new HBox(8, Parts.gap(), cancel),
                    cancel);
            return;
        }
        VBox body = new VBox();
        safe.forEach(deed -> body.getChildren().add(line(deed, "")));
        String count = Figures.count(safe.size(), "worktree", "worktrees");
        Button move =
                Parts.button(
                        "reclaim-confirm",
                        "Move " + count + " to the trash",
                        null,
                        () -> {
                            sheet.close();
                            actions.reclaim(safe, this::stayed);
                        });
        move.getStyleClass().add("accent");
        Label sum = Parts.words(Figures.size(WorktreeActions.bytes(safe)) + " in all", "sheet-sum");
        // The harmless one has the keyboard: Enter alone moves nothing.
        sheet.show(
                "reclaim-sheet",
                "Reclaim " + count + "?",
                Parts.wrapped(about(), "sheet-about"),
                body,
                new HBox(8, sum, Parts.gap(), cancel, move),
                cancel);
    }

    private String about() {
        return "Nothing would be lost with these: all they hold is committed, and known elsewhere."
                + " The trash keeps them for "
                + Figures.count((int) actions.keep().toDays(), "day", "days")
                + "; then their room on the disk is free again.";
    }

    private void stayed(List<WorktreeDeed> kept) {
        VBox body = new VBox();
        kept.forEach(deed -> body.getChildren().add(line(deed, deed.note())));
        Button close = Parts.button("reclaim-close", "Close", null, sheet::close);
        sheet.show(
                "reclaim-outcome",
                kept.size() == 1 ? "One of them stayed" : kept.size() + " of them stayed",
                Parts.wrapped("They are no longer as they were shown.", "sheet-about"),
                body,
                new HBox(8, Parts.gap(), close),
                close);
    }

    /// @param why empty where nothing has to be said
    private static Node line(WorktreeDeed deed, String why) {
        Label name = Parts.words(WorktreeWords.name(deed.path()), "step-command");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label size =
                Parts.words(
                        deed.sizeBytes() == null ? "" : Figures.size(deed.sizeBytes()),
                        "step-memory");
        size.setMinWidth(Region.USE_PREF_SIZE);
        Label path = Parts.words(VisibleText.line(deed.path(), PATH), "step-reason");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setMinWidth(0);
        VBox text = new VBox(2, new HBox(10, name, size), path);
        if (!why.isEmpty()) {
            text.getChildren().add(Parts.wrapped(VisibleText.line(why, 600), "step-reason"));
        }
        text.getStyleClass().add("step");
        text.setAccessibleText(name.getText() + ", " + size.getText() + ". " + why);
        return text;
    }
}
