package dev.drover.ui.worktrees;

import dev.drover.model.VisibleText;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Parts;
import dev.drover.ui.part.Sheet;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Names what is lost before something in the trash is deleted for good.
final class PurgeSheet {
    private static final int PATH = 400;

    private final Sheet sheet;
    private final WorktreeActions actions;

    PurgeSheet(Sheet sheet, WorktreeActions actions) {
        this.sheet = sheet;
        this.actions = actions;
    }

    void ask(TrashedWorktreeView trashed) {
        String name = WorktreeWords.name(trashed.path());
        VBox body = new VBox(Parts.wrapped(VisibleText.line(trashed.path(), PATH), "sheet-path"));
        boolean work = !trashed.work().isEmpty();
        if (work) {
            body.getChildren().add(Parts.words("This is lost with it", "fact-heading"));
            trashed.work()
                    .forEach(
                            words ->
                                    body.getChildren().add(HazardLines.line("hazard-work", words)));
        }
        Button cancel = Parts.button("purge-cancel", "Cancel", null, sheet::close);
        Button delete =
                Parts.button(
                        "purge-confirm",
                        work ? "Delete it with its work" : "Delete for good",
                        null,
                        () -> {
                            sheet.close();
                            actions.purge(trashed);
                        });
        delete.getStyleClass().add("ends");
        Label warning = Parts.wrapped("This cannot be undone.", "sheet-warning");
        String size = trashed.sizeBytes() == null ? "" : Figures.size(trashed.sizeBytes());
        String room = size.isEmpty() ? "" : " It gives " + size + " of the disk back.";
        // The harmless one has the keyboard: Enter alone deletes nothing.
        sheet.show(
                "purge-sheet",
                "Delete " + name + " for good?",
                Parts.wrapped(
                        (work
                                        ? "It holds work that is nowhere else."
                                        : "Nothing is lost with it: all its commits are known"
                                                + " elsewhere too.")
                                + room,
                        "sheet-about"),
                body,
                new HBox(8, warning, Parts.gap(), cancel, delete),
                cancel);
    }
}
