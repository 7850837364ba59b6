package dev.drover.ui.messages;

import dev.drover.ui.table.Row;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The columns of the table of messages, built once for a table's life.
final class ThreadColumns {
    final TableColumn<Row<ThreadLine>, ThreadLine> thread = column("Thread", 640, 240);
    final TableColumn<Row<ThreadLine>, ThreadLine> branch = text("Branch", 170, ThreadLine::branch);
    final TableColumn<Row<ThreadLine>, ThreadLine> count = text("Messages", 92, ThreadLine::count);
    final TableColumn<Row<ThreadLine>, ThreadLine> last = text("Last", 72, ThreadLine::age);

    ThreadColumns() {
        thread.setCellFactory(ignored -> new ThreadCell());
        branch.getStyleClass().add("quiet-column");
        count.getStyleClass().add("figure-column");
        last.getStyleClass().add("figure-column");
    }

    List<TableColumn<Row<ThreadLine>, ThreadLine>> all() {
        return List.of(thread, branch, count, last);
    }

    private static TableColumn<Row<ThreadLine>, ThreadLine> text(
            String title, double width, Function<ThreadLine, String> text) {
        TableColumn<Row<ThreadLine>, ThreadLine> column = column(title, width, width - 8);
        column.getStyleClass().add("text-column");
        column.setMaxWidth(width + 12);
        column.setCellFactory(ignored -> new TextCell(text));
        return column;
    }

    private static TableColumn<Row<ThreadLine>, ThreadLine> column(
            String title, double width, double min) {
        TableColumn<Row<ThreadLine>, ThreadLine> column = new TableColumn<>(title);
        column.setId("message-column-" + title.toLowerCase(Locale.ROOT));
        column.setCellValueFactory(row -> row.getValue().line());
        column.setPrefWidth(width);
        column.setMinWidth(min);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static final class TextCell extends TableCell<Row<ThreadLine>, ThreadLine> {
        private final Function<ThreadLine, String> text;

        TextCell(Function<ThreadLine, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable ThreadLine item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : text.apply(item));
        }
    }

    /// Who with whom, and beneath it what was said last; for a screen reader the row's sentence.
    private static final class ThreadCell extends TableCell<Row<ThreadLine>, ThreadLine> {
        private final Label title = new Label();
        private final Label summary = new Label();
        private final VBox words = new VBox(2, title, summary);

        ThreadCell() {
            title.getStyleClass().add("alert-title");
            summary.getStyleClass().add("alert-summary");
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            words.prefWidthProperty().bind(widthProperty().subtract(30));
            words.maxWidthProperty().bind(words.prefWidthProperty());
        }

        @Override
        protected void updateItem(@Nullable ThreadLine item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            title.setText(item.title());
            summary.setText(item.summary());
            setGraphic(words);
            setAccessibleText(item.spoken());
        }
    }
}
