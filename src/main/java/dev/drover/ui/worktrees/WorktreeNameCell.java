package dev.drover.ui.worktrees;

import dev.drover.ui.table.Row;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// The name of a worktree below its repository, or with its repository where rows do not stand
/// below each other; for a screen reader the row's sentence.
final class WorktreeNameCell extends TableCell<Row<WorktreeLine>, WorktreeLine> {
    private static final double INDENT = 20;

    private final WorktreesModel model;
    private final Region gap = new Region();
    private final Label name = new Label();
    private final Label group = new Label();
    private final HBox box = new HBox(gap, name, group);

    WorktreeNameCell(WorktreesModel model) {
        this.model = model;
        name.setMinWidth(40);
        group.getStyleClass().add("folded");
        group.setMinWidth(0);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(0);
        // The column decides how wide it is, not the name.
        box.prefWidthProperty().bind(widthProperty().subtract(28));
        box.maxWidthProperty().bind(box.prefWidthProperty());
    }

    @Override
    protected void updateItem(@Nullable WorktreeLine item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        WorktreeEntry entry = item.view();
        boolean flat = model.isFlat();
        double indent = flat || entry.isMain() ? 0 : INDENT;
        gap.setMinWidth(indent);
        gap.setMaxWidth(indent);
        name.setText(entry.name());
        name.getStyleClass().setAll("label", entry.isMain() ? "repository-name" : "worktree-name");
        group.setText(flat && !entry.isMain() ? entry.group() : "");
        setGraphic(box);
        setAccessibleText(item.spoken());
    }
}
