package dev.drover.ui.processes;

import dev.drover.ui.table.ColumnRoom;
import dev.drover.ui.table.Row;

import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/// The columns of the table of processes, built once for a table's life. Every cell looks at the
/// whole {@link ProcessLine} and takes its own text from it.
final class ProcessColumns {
    /// What the column of commands needs to say something.
    private static final double COMFORT = 150;
    private static final double NAME = 220;

    final TableColumn<Row<ProcessLine>, ProcessLine> name = column("Process", "tree-column", 300);
    final TableColumn<Row<ProcessLine>, ProcessLine> why = column("Why", "state-column", 112);
    final TableColumn<Row<ProcessLine>, ProcessLine> whole =
            figure("With below", 92, line -> line.view().below() > 0 ? line.view().whole() : "");
    final TableColumn<Row<ProcessLine>, ProcessLine> memory =
            figure("Memory", 84, line -> line.view().memory());
    final TableColumn<Row<ProcessLine>, ProcessLine> ports =
            text("Ports", 92, line -> line.view().fewPorts());
    final TableColumn<Row<ProcessLine>, ProcessLine> age = figure("Runs", 68, ProcessLine::age);
    final TableColumn<Row<ProcessLine>, ProcessLine> pid =
            figure("Pid", 78, line -> Long.toString(line.view().view().pid()));
    final TableColumn<Row<ProcessLine>, ProcessLine> command =
            text("Command", 320, line -> line.view().command());

    ProcessColumns(ProcessesModel model, Consumer<ProcessEntry> toggle) {
        name.setCellFactory(ignored -> new TreeCell(model, toggle));
        name.setMinWidth(170);
        name.setComparator(by(line -> line.view().name().toLowerCase(Locale.ROOT)));
        why.setCellFactory(ignored -> new WhyCell());
        why.setMinWidth(112);
        why.setMaxWidth(124);
        why.setComparator(by(line -> line.view().look()));
        // A first click on memory asks who takes most.
        whole.setComparator(by((ProcessLine line) -> line.view().wholeBytes()).reversed());
        memory.setComparator(by(ProcessColumns::bytes).reversed());
        ports.setMaxWidth(150);
        ports.getStyleClass().add("quiet-column");
        age.setComparator(by((ProcessLine line) -> line.view().view().startedAt()));
        pid.setComparator(by(line -> line.view().view().pid()));
        command.getStyleClass().add("quiet-column");
    }

    private static <C extends Comparable<C>> Comparator<ProcessLine> by(
            Function<ProcessLine, C> part) {
        return Comparator.comparing(part);
    }

    private static Long bytes(ProcessLine line) {
        Long own = line.view().view().memoryBytes();
        return own == null ? -1L : own;
    }

    List<TableColumn<Row<ProcessLine>, ProcessLine>> all() {
        return List.of(name, why, memory, whole, ports, age, pid, command);
    }

    /// Shows as many columns as have room, the most telling first.
    ///
    /// @param withDetail true while the detail pane, which tells the rest, is open
    void fit(double width, boolean withDetail) {
        ColumnRoom.share(
                width,
                List.of(name, why, memory, whole, ports, age, command, pid),
                withDetail ? List.of(pid, command, ports) : List.of(),
                column ->
                        column == command
                                ? COMFORT
                                : column == name ? NAME : column.getPrefWidth());
    }

    private static TableColumn<Row<ProcessLine>, ProcessLine> figure(
            String title, double width, Function<ProcessLine, String> text) {
        TableColumn<Row<ProcessLine>, ProcessLine> column = text(title, width, text);
        column.getStyleClass().setAll("table-column", "figure-column");
        column.setMinWidth(width - 6);
        column.setMaxWidth(width + 16);
        return column;
    }

    private static TableColumn<Row<ProcessLine>, ProcessLine> text(
            String title, double width, Function<ProcessLine, String> text) {
        TableColumn<Row<ProcessLine>, ProcessLine> column = column(title, "text-column", width);
        column.setCellFactory(ignored -> new TextCell(text));
        column.setComparator(by(text));
        return column;
    }

    private static TableColumn<Row<ProcessLine>, ProcessLine> column(
            String title, String styleClass, double width) {
        TableColumn<Row<ProcessLine>, ProcessLine> column = new TableColumn<>(title);
        column.setId("process-column-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        column.getStyleClass().add(styleClass);
        column.setCellValueFactory(row -> row.getValue().line());
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 80));
        column.setReorderable(false);
        return column;
    }

    private static final class TextCell extends TableCell<Row<ProcessLine>, ProcessLine> {
        private final Function<ProcessLine, String> text;

        TextCell(Function<ProcessLine, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable ProcessLine item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : text.apply(item));
        }
    }

    /// The class as a coloured form and a word.
    private static final class WhyCell extends TableCell<Row<ProcessLine>, ProcessLine> {
        private final Region sign = new Region();
        private @Nullable Tooltip tip;

        WhyCell() {
            setGraphicTextGap(9);
        }

        @Override
        protected void updateItem(@Nullable ProcessLine item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            ClassLook look = item.view().look();
            setText(look.word());
            sign.getStyleClass().setAll("class-sign", look.styleClass());
            setGraphic(sign);
            if (tip == null) {
                tip = new Tooltip();
                tip.setShowDelay(Duration.millis(400));
            }
            if (!look.meaning().equals(tip.getText())) {
                tip.setText(look.meaning());
            }
            setTooltip(tip);
        }
    }
}
