package dev.drover.ui.instances;

import dev.drover.ui.part.Shown;
import dev.drover.ui.part.StateLook;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;

import org.jspecify.annotations.Nullable;

/// Makes rows that need a person stand out, and opens the facts on a double click.
final class InstanceTableRow extends TableRow<InstanceRow> {
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    InstanceTableRow(Runnable open) {
        // Listens only while the row is part of a scene: a row the table has thrown away must not
        // hang on to an instance's row, which lives longer.
        itemProperty()
                .flatMap(InstanceRow::shown)
                .when(sceneProperty().map(scene -> true).orElse(false))
                .addListener((property, before, after) -> mark(after));
        setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY
                            && click.getClickCount() == 2
                            && !isEmpty()) {
                        open.run();
                    }
                });
    }

    private void mark(@Nullable Shown shown) {
        StateLook look = shown == null ? null : shown.look();
        pseudoClassStateChanged(WAITING, look == StateLook.WAITING);
        pseudoClassStateChanged(FAILED, look == StateLook.ERROR);
        pseudoClassStateChanged(GONE, look == StateLook.ENDED || look == StateLook.STALE);
    }
}
