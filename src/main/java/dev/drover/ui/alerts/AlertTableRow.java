package dev.drover.ui.alerts;

import dev.drover.model.AlertSeverity;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;

import org.jspecify.annotations.Nullable;

/// Makes rows that nobody has seen to stand out, and opens the details on a click.
final class AlertTableRow extends TableRow<AlertRow> {
    private static final PseudoClass CRITICAL = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("gone");

    AlertTableRow(Runnable open) {
        // Listens only while the row is part of a scene: a row the table has thrown away must not
        // hang on to an alert's row, which lives longer.
        itemProperty()
                .flatMap(AlertRow::line)
                .when(sceneProperty().map(scene -> true).orElse(false))
                .addListener((property, before, after) -> mark(after));
        setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                        open.run();
                    }
                });
    }

    private void mark(@Nullable AlertLine line) {
        AlertSeverity loud = line != null && line.isLoud() ? line.severity() : null;
        pseudoClassStateChanged(CRITICAL, loud == AlertSeverity.CRITICAL);
        pseudoClassStateChanged(WARNING, loud == AlertSeverity.WARNING);
        pseudoClassStateChanged(QUIET, line != null && loud == null);
    }
}
