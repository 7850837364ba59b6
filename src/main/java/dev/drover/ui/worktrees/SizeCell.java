package dev.drover.ui.worktrees;

import dev.drover.ui.table.Row;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/// How much of the disk a worktree takes, with a bar beside it in proportion to the largest.
final class SizeCell extends TableCell<Row<WorktreeLine>, WorktreeLine> {
    private static final double TRACK = 40;

    private final Label size = new Label();
    private final Region bar = new Region();
    private final StackPane track = new StackPane(bar);
    private final HBox box = new HBox(9, size, track);

    SizeCell() {
        size.setMinWidth(Region.USE_PREF_SIZE);
        size.setPrefWidth(58);
        size.setAlignment(Pos.CENTER_RIGHT);
        bar.getStyleClass().add("size-bar");
        track.getStyleClass().add("size-track");
        track.setAlignment(Pos.CENTER_LEFT);
        track.setMinWidth(TRACK);
        track.setMaxWidth(TRACK);
        box.setAlignment(Pos.CENTER_RIGHT);
    }

    @Override
    protected void updateItem(@Nullable WorktreeLine item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null || item.view().size().isEmpty()) {
            setGraphic(null);
            return;
        }
        size.setText(item.view().size());
        // What is there at all is seen.
        double width = Math.max(2, Math.round(item.view().share() * TRACK));
        bar.setMinWidth(width);
        bar.setMaxWidth(width);
        setGraphic(box);
    }
}
