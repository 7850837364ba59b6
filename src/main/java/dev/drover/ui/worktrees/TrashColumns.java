package dev.drover.ui.worktrees;

import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.ui.part.Parts;
import dev.drover.ui.table.ColumnRoom;
import dev.drover.ui.table.Row;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/// The columns of the trash; the last one brings a worktree back.
final class TrashColumns {
    private final TableColumn<Row<TrashLine>, TrashLine> name =
            text("Worktree", 190, TrashLine::name);
    private final TableColumn<Row<TrashLine>, TrashLine> path =
            text("Was at", 300, TrashLine::path);
    private final TableColumn<Row<TrashLine>, TrashLine> id =
            text("Id", 92, line -> line.view().id());
    private final TableColumn<Row<TrashLine>, TrashLine> size = text("Size", 84, TrashLine::size);
    private final TableColumn<Row<TrashLine>, TrashLine> removed =
            text("Removed", 88, line -> line.removed() + " ago");
    private final TableColumn<Row<TrashLine>, TrashLine> end = text("Deleted", 150, TrashLine::end);
    private final TableColumn<Row<TrashLine>, TrashLine> back = text("", 88, line -> "");

    /// @param restore brings one back
    TrashColumns(Consumer<TrashedWorktreeView> restore) {
        name.getStyleClass().add("worktree-column");
        name.setCellFactory(ignored -> new NameCell());
        path.setCellFactory(ignored -> new TextCell(TrashLine::path, true));
        path.getStyleClass().add("quiet-column");
        id.getStyleClass().add("quiet-column");
        end.setCellFactory(ignored -> new EndCell());
        back.setCellFactory(ignored -> new BackCell(restore));
        back.setSortable(false);
        size.setComparator(by(TrashColumns::bytes).reversed());
        removed.setComparator(by((TrashLine line) -> line.view().at()).reversed());
        end.setComparator(by(TrashColumns::until));
        for (TableColumn<?, ?> figure : List.of(size, removed)) {
            figure.getStyleClass().setAll("table-column", "figure-column");
            figure.setMaxWidth(110);
        }
        id.setMinWidth(104);
        id.setMaxWidth(116);
        back.setMaxWidth(96);
        end.setMinWidth(146);
        end.setMaxWidth(180);
    }

    private static <C extends Comparable<C>> Comparator<TrashLine> by(Function<TrashLine, C> part) {
        return Comparator.comparing(part);
    }

    private static Long bytes(TrashLine line) {
        Long bytes = line.view().sizeBytes();
        return bytes == null ? -1L : bytes;
    }

    private static Instant until(TrashLine line) {
        Instant until = line.view().until();
        return until == null ? Instant.MAX : until;
    }

    List<TableColumn<Row<TrashLine>, TrashLine>> all() {
        return List.of(name, path, id, size, removed, end, back);
    }

    /// @param withDetail true while the detail pane, which tells the rest, is open
    void fit(double width, boolean withDetail) {
        ColumnRoom.share(
                width,
                List.of(name, end, size, removed, back, id, path),
                withDetail ? List.of(path, id, back) : List.of(),
                column -> column == path ? 160 : column.getPrefWidth());
    }

    private static TableColumn<Row<TrashLine>, TrashLine> text(
            String title, double width, Function<TrashLine, String> text) {
        TableColumn<Row<TrashLine>, TrashLine> column = new TableColumn<>(title);
        column.setId("trash-column-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        column.setCellValueFactory(row -> row.getValue().line());
        column.setCellFactory(ignored -> new TextCell(text, false));
        column.setComparator(by(text));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 80));
        column.setReorderable(false);
        return column;
    }

    private static class TextCell extends TableCell<Row<TrashLine>, TrashLine> {
        private final Function<TrashLine, String> text;

        TextCell(Function<TrashLine, String> text, boolean bothEnds) {
            this.text = text;
            if (bothEnds) {
                setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            }
        }

        @Override
        protected void updateItem(@Nullable TrashLine item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : text.apply(item));
        }
    }

    /// For a screen reader it says the whole row.
    private static final class NameCell extends TextCell {
        NameCell() {
            super(TrashLine::name, false);
        }

        @Override
        protected void updateItem(@Nullable TrashLine item, boolean empty) {
            super.updateItem(item, empty);
            setAccessibleText(empty || item == null ? null : item.spoken());
        }
    }

    private static final class EndCell extends TextCell {
        private final Region sign = new Region();

        EndCell() {
            super(TrashLine::end, false);
            sign.getStyleClass().addAll("fate-sign", Fate.WORK.styleClass());
            setGraphicTextGap(8);
        }

        @Override
        protected void updateItem(@Nullable TrashLine item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(!empty && item != null && TrashLine.KEPT.equals(item.end()) ? sign : null);
        }
    }

    private static final class BackCell extends TableCell<Row<TrashLine>, TrashLine> {
        private final Hyperlink link;

        BackCell(Consumer<TrashedWorktreeView> restore) {
            link =
                    Parts.link(
                            "Restore",
                            "Restore",
                            () -> {
                                TrashLine line = getItem();
                                if (line != null) {
                                    restore.accept(line.view());
                                }
                            });
            link.getStyleClass().add("row-link");
            // With keys one restores by R, and Tab goes on to the details.
            link.setFocusTraversable(false);
        }

        @Override
        protected void updateItem(@Nullable TrashLine item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : link);
            if (item != null) {
                link.setAccessibleText("Restore " + item.name());
            }
        }
    }
}
