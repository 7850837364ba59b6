package dev.drover.ui.worktrees;

import dev.drover.ui.table.Row;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.stream.Collectors;

/// A branch, with a flag if somebody has claimed it; who and for what is told by a tooltip.
final class BranchCell extends TableCell<Row<WorktreeLine>, WorktreeLine> {
    private final FontIcon flag = new FontIcon(Feather.FLAG);
    private final Tooltip tip = new Tooltip();

    BranchCell() {
        flag.getStyleClass().add("claim-flag");
        setContentDisplay(ContentDisplay.RIGHT);
        setGraphicTextGap(7);
        tip.setShowDelay(Duration.millis(400));
        tip.setWrapText(true);
        tip.setMaxWidth(420);
    }

    @Override
    protected void updateItem(@Nullable WorktreeLine item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
            return;
        }
        WorktreeEntry entry = item.view();
        boolean claimed = !entry.claims().isEmpty();
        setText(entry.branch());
        setGraphic(claimed ? flag : null);
        if (claimed) {
            tip.setText(
                    entry.claims().stream()
                            .map(c -> ClaimWords.holder(c) + ": " + ClaimWords.what(c))
                            .collect(Collectors.joining("\n", "Claimed by\n", "")));
        }
        setTooltip(claimed ? tip : null);
    }
}
