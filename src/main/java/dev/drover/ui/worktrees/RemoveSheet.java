package dev.drover.ui.worktrees;

import dev.drover.model.VisibleText;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Parts;
import dev.drover.ui.part.Sheet;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Tells before anything is moved what a worktree holds: a safe one goes with one more word, one
/// with work only with its work, and one that must stay says why.
final class RemoveSheet {
    private static final int PATH = 400;

    private final Sheet sheet;
    private final WorktreeActions actions;

    RemoveSheet(Sheet sheet, WorktreeActions actions) {
        this.sheet = sheet;
        this.actions = actions;
    }

    void ask(WorktreeEntry entry) {
        actions.preview(entry, deed -> show(entry, deed));
    }

    private void show(WorktreeEntry entry, WorktreeDeed deed) {
        VBox body = new VBox();
        body.getChildren().add(Parts.wrapped(VisibleText.line(deed.path(), PATH), "sheet-path"));
        boolean stays = HazardLines.blocked(deed.hazards());
        body.getChildren()
                .addAll(
                        HazardLines.of(
                                deed.hazards(),
                                stays ? "This work is in it too" : "This work goes along"));
        Button cancel = Parts.button("remove-cancel", "Cancel", null, sheet::close);
        if (stays) {
            cancel.setText("Close");
            sheet.show(
                    "remove-sheet",
                    entry.name() + " stays",
                    Parts.wrapped(
                            "Nothing can be moved while that is so. Once it is not, ask again.",
                            "sheet-about"),
                    body,
                    new HBox(8, Parts.gap(), cancel),
                    cancel);
            return;
        }
        boolean work = !deed.hazards().isEmpty();
        Button move =
                Parts.button(
                        "remove-confirm",
                        work ? "Move to the trash with its work" : "Move to the trash",
                        null,
                        () -> {
                            sheet.close();
                            actions.remove(entry, work, () -> ask(entry));
                        });
        move.getStyleClass().add(work ? "ends" : "accent");
        // The harmless one has the keyboard: Enter alone moves nothing.
        sheet.show(
                "remove-sheet",
                work
                        ? entry.name() + " holds work that is nowhere else"
                        : "Move " + entry.name() + " to the trash?",
                Parts.wrapped(work ? withWork(deed) : safe(deed), "sheet-about"),
                body,
                new HBox(8, Parts.gap(), cancel, move),
                cancel);
    }

    private String safe(WorktreeDeed deed) {
        return "Nothing would be lost with it"
                + size(deed)
                + ". It can be brought back as it is for "
                + Figures.count((int) actions.keep().toDays(), "day", "days")
                + ", and is then deleted.";
    }

    private static String withWork(WorktreeDeed deed) {
        return "The trash can take all of it along"
                + size(deed)
                + ". There it stays until you restore it, or delete it for good yourself.";
    }

    private static String size(WorktreeDeed deed) {
        return deed.sizeBytes() == null ? "" : " (" + Figures.size(deed.sizeBytes()) + ")";
    }
}
