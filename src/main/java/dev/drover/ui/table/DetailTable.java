package dev.drover.ui.table;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// A table with the details of one row beside it. The selection is a person's, kept by key while
/// rows come, go and move; the details open by a link or by key. Columns, look and keys of its own
/// a page gives the table itself.
///
/// @param <L> what a row shows
public final class DetailTable<L extends Line<?, L>> {
    private static final PseudoClass WHOLE = PseudoClass.getPseudoClass("whole");
    private static final double DETAIL = 380;
    private static final double LEAST_TABLE = 330;

    private final TableModel<?, L, ?> model;
    private final Side<L> side;
    private final Consumer<@Nullable String> moved;
    private final TableView<Row<L>> table;
    private final BorderPane root = new BorderPane();
    private final ReadOnlyObjectWrapper<@Nullable Row<L>> selected = new ReadOnlyObjectWrapper<>();

    /// What stands beside the table.
    public interface Side<L extends Line<?, L>> {
        Node root();

        /// @param row the one to tell of, null for none
        void follow(@Nullable Row<L> row);

        /// It is about to take its room beside the table, or to give it back.
        default void opening(boolean open) {}

        /// It has done so.
        default void opened(boolean open) {}

        /// Columns have this much room now.
        ///
        /// @param open what the details tell need not stand in the table
        default void fit(double width, boolean open) {}
    }

    /// @param moved told the id of the row whose details are open, null for none
    public DetailTable(TableModel<?, L, ?> model, Side<L> side, Consumer<@Nullable String> moved) {
        this.model = model;
        this.side = side;
        this.moved = moved;
        this.table = new TableView<>(model.rows());
        root.setCenter(table);
        showHeaders();
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, after) -> choose(after));
        root.widthProperty().addListener((property, before, after) -> fit());
        selected.addListener(
                (property, before, after) -> {
                    side.follow(after);
                    tellPlace();
                });
        model.afterArranging(
                () -> {
                    showHeaders();
                    restoreSelection();
                });
    }

    /// The table moves its own selection while rows come and go; only what a person does counts.
    private void choose(@Nullable Row<L> row) {
        if (row != null && !model.isArranging()) {
            selected.set(row);
        }
    }

    /// Headings over nothing are noise; a filter that finds nothing lets them stand.
    private void showHeaders() {
        table.getStyleClass().remove("no-header");
        if (model.rows().isEmpty() && !model.isFiltered()) {
            table.getStyleClass().add("no-header");
        }
    }

    private void restoreSelection() {
        Row<L> wanted = selected.get();
        if (wanted == null) {
            return;
        }
        int index = model.rows().indexOf(wanted);
        if (index < 0) {
            selected.set(null);
            table.getSelectionModel().clearSelection();
            close();
        } else if (table.getSelectionModel().getSelectedIndex() != index) {
            table.getSelectionModel().clearAndSelect(index);
        }
    }

    /// Leads to a place of the page: a row with its details, or the table as it is.
    ///
    /// @param id null for the table
    /// @param lookFurther called if values have come and none answers to the id, to get more
    /// @return false if it is not there now
    public boolean lead(@Nullable String id, Runnable lookFurther) {
        if (id == null) {
            focus();
            return true;
        }
        if (select(id)) {
            return true;
        }
        if (!model.isPublished()) {
            return false;
        }
        lookFurther.run();
        return select(id);
    }

    private boolean select(String id) {
        Row<L> row = model.reveal(id).orElse(null);
        if (row == null) {
            return false;
        }
        selected.set(row);
        int index = model.rows().indexOf(row);
        table.getSelectionModel().clearAndSelect(index);
        table.getFocusModel().focus(index);
        table.scrollTo(Math.max(0, index - 3));
        open();
        table.requestFocus();
        return true;
    }

    /// Shows the details of the selected row, if there is one.
    public void open() {
        if (selected.get() != null && !isOpen()) {
            side.opening(true);
            root.setRight(side.root());
            fit();
            side.opened(true);
            tellPlace();
        }
    }

    public void close() {
        if (isOpen()) {
            side.opening(false);
            root.setRight(null);
            fit();
            side.opened(false);
            tellPlace();
            table.requestFocus();
        }
    }

    public void toggle() {
        if (isOpen()) {
            close();
        } else {
            open();
        }
    }

    /// In a narrow window the details need the whole page, else they stand beside the table.
    private void fit() {
        double width = root.getWidth();
        if (width <= 0) {
            return;
        }
        boolean open = isOpen();
        boolean whole = open && width < DETAIL + LEAST_TABLE;
        table.setVisible(!whole);
        table.setManaged(!whole);
        side.root().pseudoClassStateChanged(WHOLE, whole);
        side.fit(open ? width - DETAIL : width, open);
    }

    /// The address of a row is that of its open details.
    private void tellPlace() {
        Row<L> row = selected.get();
        moved.accept(row != null && isOpen() ? row.id() : null);
    }

    public boolean isOpen() {
        return root.getRight() != null;
    }

    public void focus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !model.rows().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    /// Closes the details, else takes the filters off.
    ///
    /// @return false if there was nothing to go back from
    public boolean back() {
        if (isOpen()) {
            close();
            return true;
        }
        boolean filtered = model.isFiltered();
        model.clearFilters();
        focus();
        return filtered;
    }

    /// The row a person has chosen, null for none.
    public ReadOnlyObjectProperty<@Nullable Row<L>> selected() {
        return selected.getReadOnlyProperty();
    }

    /// For columns, look and keys.
    public TableView<Row<L>> table() {
        return table;
    }

    public BorderPane root() {
        return root;
    }
}
