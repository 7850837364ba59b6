package dev.drover.ui.instances;

import dev.drover.ui.part.Shown;
import dev.drover.ui.table.ColumnRoom;
import dev.drover.ui.table.Row;

import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/// The columns of the instance table, built once for a table's life. Every cell looks at the whole
/// {@link Shown} and takes its own text from it.
final class InstanceColumns {
    private static final Duration TOOLTIP_DELAY = Duration.millis(400);

    /// What a column of text needs to say something.
    private static final double COMFORT = 112;

    final TableColumn<Row<Shown>, Shown> state =
            column("State", "state-column", 132, 132, StateCell::new);
    final TableColumn<Row<Shown>, Shown> note = text("Detail", 214, 90, Shown::note, Shown::note);
    final TableColumn<Row<Shown>, Shown> agent =
            text("Agent", 116, 108, Shown::agent, s -> s.view().version());
    final TableColumn<Row<Shown>, Shown> name = text("Name", 210, 90, Shown::title, Shown::name);
    final TableColumn<Row<Shown>, Shown> workspace =
            text("Workspace", 120, 80, Shown::workspace, Shown::cwd);
    final TableColumn<Row<Shown>, Shown> branch =
            text("Branch", 140, 80, Shown::branch, Shown::branch);
    final TableColumn<Row<Shown>, Shown> since =
            figure("Since", 68, Shown::since, s -> s.look().word() + " since " + s.view().since());
    final TableColumn<Row<Shown>, Shown> lastSeen =
            figure("Last seen", 84, Shown::lastSeen, s -> "Last seen " + s.view().lastSeen());
    final TableColumn<Row<Shown>, Shown> memory = figure("Memory", 84, Shown::memory, s -> null);
    final TableColumn<Row<Shown>, Shown> source =
            text("Source", 84, 64, Shown::source, s -> "Most trusted source: " + s.source());

    InstanceColumns() {
        state.setMaxWidth(136);
        agent.setMaxWidth(150);
        state.setComparator(Comparator.comparing(Shown::look));
        since.setComparator(Comparator.comparing((Shown s) -> s.view().since()).reversed());
        lastSeen.setComparator(Comparator.comparing((Shown s) -> s.view().lastSeen()).reversed());
        memory.setComparator(Comparator.comparingLong(InstanceColumns::memoryOf));
        note.getStyleClass().add("note-column");
        name.getStyleClass().add("name-column");
        agent.getStyleClass().add("quiet-column");
        branch.getStyleClass().add("branch-column");
        source.getStyleClass().add("quiet-column");
    }

    List<TableColumn<Row<Shown>, Shown>> all() {
        return List.of(
                state, name, note, agent, workspace, branch, since, lastSeen, memory, source);
    }

    /// Shows as many columns as have room, the most telling first.
    ///
    /// @param withDetail true while the detail pane, which tells the rest, is open
    void fit(double width, boolean withDetail) {
        ColumnRoom.share(
                width,
                List.of(
                        state, name, since, note, workspace, branch, agent, memory, lastSeen,
                        source),
                withDetail ? List.of(branch, agent, memory, lastSeen, source) : List.of(),
                column -> Math.min(COMFORT, column.getPrefWidth()));
    }

    private static long memoryOf(Shown shown) {
        Long bytes = shown.view().memoryBytes();
        return bytes == null ? -1 : bytes;
    }

    private static TableColumn<Row<Shown>, Shown> text(
            String title,
            double width,
            double min,
            Function<Shown, String> text,
            Function<Shown, @Nullable String> tip) {
        TableColumn<Row<Shown>, Shown> column =
                column(title, "text-column", width, min, () -> new TextCell(text, tip));
        column.setComparator(Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER));
        return column;
    }

    private static TableColumn<Row<Shown>, Shown> figure(
            String title,
            double width,
            Function<Shown, String> text,
            Function<Shown, @Nullable String> tip) {
        TableColumn<Row<Shown>, Shown> column =
                column(
                        title,
                        "figure-column",
                        width,
                        width - 8,
                        () -> {
                            TextCell cell = new TextCell(text, tip);
                            cell.setAlignment(Pos.CENTER_RIGHT);
                            return cell;
                        });
        column.setMaxWidth(width + 24);
        return column;
    }

    private static TableColumn<Row<Shown>, Shown> column(
            String title,
            String styleClass,
            double width,
            double min,
            Supplier<TableCell<Row<Shown>, Shown>> cell) {
        TableColumn<Row<Shown>, Shown> column = new TableColumn<>(title);
        column.setId("column-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        column.getStyleClass().add(styleClass);
        column.setCellValueFactory(row -> row.getValue().line());
        column.setCellFactory(ignored -> cell.get());
        column.setPrefWidth(width);
        column.setMinWidth(min);
        return column;
    }

    /// One text. Its tooltip is made when it is first needed, and only for cells that have one.
    private static final class TextCell extends TableCell<Row<Shown>, Shown> {
        private final Function<Shown, String> text;
        private final Function<Shown, @Nullable String> tip;

        TextCell(Function<Shown, String> text, Function<Shown, @Nullable String> tip) {
            this.text = text;
            this.tip = tip;
        }

        @Override
        protected void updateItem(@Nullable Shown item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setTooltip(null);
                return;
            }
            setText(text.apply(item));
            showTip(this, tip.apply(item));
        }
    }

    /// The state as a coloured dot and a word, and for a screen reader as the row's sentence.
    private static final class StateCell extends TableCell<Row<Shown>, Shown> {
        private final Region dot = new Region();

        StateCell() {
            dot.getStyleClass().add("dot");
            setGraphicTextGap(9);
        }

        @Override
        protected void updateItem(@Nullable Shown item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            setText(item.look().word());
            dot.getStyleClass().setAll("dot", item.look().styleClass());
            setGraphic(dot);
            setAccessibleText(item.spoken());
            showTip(
                    this,
                    item.note().isEmpty()
                            ? item.look().meaning()
                            : item.look().meaning() + "\n" + item.note());
        }
    }

    private static void showTip(TableCell<?, ?> cell, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            cell.setTooltip(null);
            return;
        }
        Tooltip tooltip = cell.getTooltip();
        if (tooltip == null) {
            tooltip = new Tooltip();
            tooltip.setShowDelay(TOOLTIP_DELAY);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(480);
            cell.setTooltip(tooltip);
        }
        if (!text.equals(tooltip.getText())) {
            tooltip.setText(text);
        }
    }
}
