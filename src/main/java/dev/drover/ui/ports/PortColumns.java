package dev.drover.ui.ports;

import dev.drover.ui.table.ColumnRoom;
import dev.drover.ui.table.Row;

import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The columns of the table of ports, built once for a table's life. Every cell looks at the whole
/// {@link PortLine} and takes its own text from it.
final class PortColumns {
    /// What a column of words needs to say something.
    private static final double COMFORT = 150;

    final TableColumn<Row<PortLine>, PortLine> port =
            text("Port", "name-column", 78, line -> line.view().port());
    final TableColumn<Row<PortLine>, PortLine> use = column("State", "state-column", 112);
    final TableColumn<Row<PortLine>, PortLine> what =
            text("Type and name", "text-column", 150, line -> line.view().what());
    final TableColumn<Row<PortLine>, PortLine> holder =
            text("Holder", "text-column", 190, line -> line.view().holder());
    final TableColumn<Row<PortLine>, PortLine> place =
            text("For", "quiet-column", 230, line -> line.view().place());
    final TableColumn<Row<PortLine>, PortLine> program =
            text("Who listens", "quiet-column", 250, line -> line.view().others());
    final TableColumn<Row<PortLine>, PortLine> since =
            text("Since", "figure-column", 72, PortLine::age);

    PortColumns() {
        port.setComparator(Comparator.comparingInt(line -> line.view().view().port()));
        port.setMaxWidth(92);
        use.setCellFactory(ignored -> new UseCell());
        use.setComparator(Comparator.comparing(line -> line.view().look()));
        use.setMinWidth(106);
        use.setMaxWidth(124);
        // A first click asks what has been there longest.
        since.setComparator(
                Comparator.comparing(
                        line -> line.view().since(),
                        Comparator.nullsLast(Comparator.<Instant>naturalOrder())));
        since.setMinWidth(66);
        since.setMaxWidth(86);
    }

    List<TableColumn<Row<PortLine>, PortLine>> all() {
        return List.of(port, use, what, holder, place, program, since);
    }

    /// Shows as many columns as have room, the most telling first.
    ///
    /// @param withDetail true while the detail pane, which tells the rest, is open
    void fit(double width, boolean withDetail) {
        ColumnRoom.share(
                width,
                List.of(port, use, holder, what, since, place, program),
                withDetail ? List.of(program, place) : List.of(),
                column -> Math.min(column.getPrefWidth(), COMFORT));
    }

    private static TableColumn<Row<PortLine>, PortLine> text(
            String title, String styleClass, double width, Function<PortLine, String> text) {
        TableColumn<Row<PortLine>, PortLine> column = column(title, styleClass, width);
        column.setCellFactory(ignored -> new TextCell(text));
        column.setComparator(Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER));
        return column;
    }

    private static TableColumn<Row<PortLine>, PortLine> column(
            String title, String styleClass, double width) {
        TableColumn<Row<PortLine>, PortLine> column = new TableColumn<>(title);
        column.setId("port-column-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        column.getStyleClass().add(styleClass);
        column.setCellValueFactory(row -> row.getValue().line());
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 70));
        column.setReorderable(false);
        return column;
    }

    private static final class TextCell extends TableCell<Row<PortLine>, PortLine> {
        private final Function<PortLine, String> text;

        TextCell(Function<PortLine, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable PortLine item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : text.apply(item));
        }
    }

    /// The state as a coloured form and a word.
    private static final class UseCell extends TableCell<Row<PortLine>, PortLine> {
        private final Region sign = new Region();

        UseCell() {
            setGraphicTextGap(9);
        }

        @Override
        protected void updateItem(@Nullable PortLine item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(item.view().look().word());
            sign.getStyleClass().setAll("class-sign", item.view().look().styleClass());
            setGraphic(sign);
        }
    }
}
