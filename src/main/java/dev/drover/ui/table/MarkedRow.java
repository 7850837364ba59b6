package dev.drover.ui.table;

import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;

import org.jspecify.annotations.Nullable;

/// A row that stands out by what it shows, and opens the details on a click.
public final class MarkedRow<L extends Line<?, L>> extends TableRow<Row<L>> {
    /// Makes the row look as its line is.
    @FunctionalInterface
    public interface Mark<L> {
        /// @param line null while the row is empty
        void put(Node row, @Nullable L line);
    }

    /// @param clicks how many open the details: two where one only selects
    public MarkedRow(int clicks, Runnable open, Mark<L> mark) {
        // Listens only while the row is part of a scene: a row the table has thrown away must not
        // hang on to the list's row, which lives longer.
        itemProperty()
                .flatMap(Row::line)
                .when(sceneProperty().map(scene -> true).orElse(false))
                .addListener((property, before, after) -> mark.put(this, after));
        setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY
                            && (clicks == 1 || click.getClickCount() == clicks)
                            && !isEmpty()) {
                        open.run();
                    }
                });
    }
}
