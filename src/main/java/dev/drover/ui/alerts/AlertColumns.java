package dev.drover.ui.alerts;

import dev.drover.ui.table.Row;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The columns of the table of alerts, built once for a table's life. Every cell looks at the whole
/// {@link AlertLine} and takes its own text from it.
final class AlertColumns {
    final TableColumn<Row<AlertLine>, AlertLine> alert = column("Alert", "alert-column", 640, 260);
    final TableColumn<Row<AlertLine>, AlertLine> kind =
            text("Kind", 128, line -> AlertLine.word(line.view().kind()));
    final TableColumn<Row<AlertLine>, AlertLine> status = text("Status", 92, AlertLine::status);
    final TableColumn<Row<AlertLine>, AlertLine> since = text("Since", 76, AlertLine::age);

    AlertColumns() {
        alert.setCellFactory(ignored -> new AlertCell());
        since.getStyleClass().add("figure-column");
        kind.getStyleClass().add("quiet-column");
    }

    List<TableColumn<Row<AlertLine>, AlertLine>> all() {
        return List.of(alert, kind, status, since);
    }

    private static TableColumn<Row<AlertLine>, AlertLine> text(
            String title, double width, Function<AlertLine, String> text) {
        TableColumn<Row<AlertLine>, AlertLine> column =
                column(title, "text-column", width, width - 8);
        column.setMaxWidth(width + 12);
        column.setCellFactory(ignored -> new TextCell(text));
        return column;
    }

    private static TableColumn<Row<AlertLine>, AlertLine> column(
            String title, String styleClass, double width, double min) {
        TableColumn<Row<AlertLine>, AlertLine> column = new TableColumn<>(title);
        column.setId("alert-column-" + title.toLowerCase(Locale.ROOT));
        column.getStyleClass().add(styleClass);
        column.setCellValueFactory(row -> row.getValue().line());
        column.setPrefWidth(width);
        column.setMinWidth(min);
        // What is worst stands first, always: another order would hide it.
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static final class TextCell extends TableCell<Row<AlertLine>, AlertLine> {
        private final Function<AlertLine, String> text;

        TextCell(Function<AlertLine, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable AlertLine item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : text.apply(item));
        }
    }

    /// The severity as a coloured form, who or what, and beneath it what is the matter; for a
    /// screen reader the row's sentence.
    private static final class AlertCell extends TableCell<Row<AlertLine>, AlertLine> {
        private final Region mark = new Region();
        private final Label title = new Label();
        private final Label summary = new Label();
        private final HBox box;

        AlertCell() {
            title.getStyleClass().add("alert-title");
            summary.getStyleClass().add("alert-summary");
            VBox words = new VBox(2, title, summary);
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            box = new HBox(12, mark, words);
            box.setAlignment(Pos.CENTER_LEFT);
            box.setMinWidth(0);
            // The column decides how wide it is, not the text.
            box.prefWidthProperty().bind(widthProperty().subtract(30));
            box.maxWidthProperty().bind(box.prefWidthProperty());
        }

        @Override
        protected void updateItem(@Nullable AlertLine item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            mark.getStyleClass().setAll("mark", item.styleClass());
            title.setText(item.title());
            String resolution = item.view().resolution();
            summary.setText(resolution == null ? item.summary() : resolution);
            setGraphic(box);
            setAccessibleText(item.spoken());
        }
    }
}
