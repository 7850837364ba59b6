package dev.drover.ui.table;

import javafx.scene.control.TableColumn;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Which columns show, by the room there is.
public final class ColumnRoom {
    private ColumnRoom() {}

    /// Shows as many as fit, the weightier first; the first one that does not fit hides all that
    /// come after it.
    ///
    /// @param told elsewhere at the moment, and so left out
    /// @param needs how wide a column must be to be worth showing
    public static <R, T> void share(
            double width,
            List<TableColumn<R, T>> byWeight,
            Collection<TableColumn<R, T>> told,
            ToDoubleFunction<TableColumn<R, T>> needs) {
        double room = width;
        boolean full = false;
        for (TableColumn<R, T> column : byWeight) {
            room -= needs.applyAsDouble(column);
            full |= room < 0;
            boolean shown = !full && !told.contains(column);
            if (column.isVisible() != shown) {
                column.setVisible(shown);
            }
        }
    }
}
