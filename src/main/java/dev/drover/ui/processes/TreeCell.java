package dev.drover.ui.processes;

import dev.drover.ui.table.Row;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// The name of a process where it stands in the tree, with the sign that folds what is below it;
/// for a screen reader the row's sentence.
final class TreeCell extends TableCell<Row<ProcessLine>, ProcessLine> {
    private static final double STEP = 18;

    /// Deeper ones stand under each other: there must be room for their names.
    private static final int DEEPEST = 9;

    private final ProcessesModel model;
    private final Region gap = new Region();
    private final Region arrow = new Region();
    private final StackPane fold = new StackPane(arrow);
    private final Label name = new Label();
    private final Label folded = new Label();
    private final HBox box = new HBox(gap, fold, name, folded);

    /// @param toggle folds or unfolds what is below
    TreeCell(ProcessesModel model, Consumer<ProcessEntry> toggle) {
        this.model = model;
        arrow.getStyleClass().add("fold-arrow");
        fold.getStyleClass().add("fold");
        // It must not select the row that it moves away.
        fold.setOnMousePressed(
                press -> {
                    ProcessLine line = getItem();
                    if (line != null && arrow.isVisible()) {
                        toggle.accept(line.view());
                        press.consume();
                    }
                });
        fold.setOnMouseClicked(click -> click.consume());
        name.getStyleClass().add("process-name");
        name.setMinWidth(24);
        folded.getStyleClass().add("folded");
        folded.setMinWidth(Region.USE_PREF_SIZE);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(0);
        // The column decides how wide it is, not the name.
        box.prefWidthProperty().bind(widthProperty().subtract(20));
        box.maxWidthProperty().bind(box.prefWidthProperty());
    }

    @Override
    protected void updateItem(@Nullable ProcessLine item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        ProcessEntry entry = item.view();
        boolean flat = model.isFlat();
        double indent = flat ? 0 : STEP * Math.clamp(entry.view().depth(), 0, DEEPEST);
        gap.setMinWidth(indent);
        gap.setMaxWidth(indent);
        boolean shut = model.isFolded(entry);
        arrow.setVisible(!flat && entry.below() > 0);
        arrow.setRotate(shut ? 0 : 90);
        name.setText(entry.name());
        name.getStyleClass().setAll("label", "process-name");
        if (entry.isSession()) {
            name.getStyleClass().add("process-session");
        }
        folded.setText(shut && !flat ? "+" + entry.below() : "");
        setGraphic(box);
        setAccessibleText(
                item.spoken() + (entry.below() == 0 || flat ? "" : shut ? ", folded" : ", open"));
    }
}
