package dev.drover.ui.worktrees;

import dev.drover.ui.table.ColumnRoom;
import dev.drover.ui.table.Row;

import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The columns of the table of worktrees, built once for a table's life. Every cell looks at the
/// whole {@link WorktreeLine} and takes its own text from it.
final class WorktreeColumns {
    private static final double NAME = 170;

    /// What a column can do without, and still say something.
    private static final double GIVE = 14;

    private final TableColumn<Row<WorktreeLine>, WorktreeLine> name = column("Worktree", 220, 150);
    private final TableColumn<Row<WorktreeLine>, WorktreeLine> fate = column("Removal", 116, 116);
    private final TableColumn<Row<WorktreeLine>, WorktreeLine> holds =
            text("Holds", 206, line -> line.view().holds());
    private final TableColumn<Row<WorktreeLine>, WorktreeLine> size = column("Size", 132, 122);
    private final TableColumn<Row<WorktreeLine>, WorktreeLine> who =
            text("In it", 122, line -> line.view().who());
    private final TableColumn<Row<WorktreeLine>, WorktreeLine> branch = column("Branch", 148, 134);
    private final TableColumn<Row<WorktreeLine>, WorktreeLine> upstream =
            text("Upstream", 90, line -> line.view().tracking());
    private final TableColumn<Row<WorktreeLine>, WorktreeLine> commit =
            text("Commit", 68, WorktreeLine::age);

    WorktreeColumns(WorktreesModel model) {
        name.getStyleClass().add("worktree-column");
        name.setCellFactory(ignored -> new WorktreeNameCell(model));
        name.setComparator(by(line -> line.view().name().toLowerCase(Locale.ROOT)));
        fate.getStyleClass().add("state-column");
        fate.setCellFactory(ignored -> new FateCell());
        fate.setMaxWidth(124);
        fate.setComparator(by(line -> line.view().fate()));
        branch.setCellFactory(ignored -> new BranchCell());
        branch.setComparator(by(line -> line.view().branch()));
        holds.setMinWidth(184);
        who.setMaxWidth(160);
        size.getStyleClass().add("size-column");
        size.setCellFactory(ignored -> new SizeCell());
        size.setMaxWidth(150);
        // A first click on size asks which is the largest, on commit which is the oldest.
        size.setComparator(by(WorktreeColumns::bytes).reversed());
        commit.setComparator(by(WorktreeColumns::committed));
        commit.getStyleClass().setAll("table-column", "figure-column");
        commit.setMinWidth(66);
        commit.setMaxWidth(78);
        upstream.setMinWidth(88);
        upstream.setMaxWidth(100);
        upstream.setComparator(by(WorktreeColumns::ahead).reversed());
        List.of(branch, upstream, holds).forEach(c -> c.getStyleClass().add("quiet-column"));
    }

    private static <C extends Comparable<C>> Comparator<WorktreeLine> by(
            Function<WorktreeLine, C> part) {
        return Comparator.comparing(part);
    }

    private static Long bytes(WorktreeLine line) {
        Long bytes = line.view().view().sizeBytes();
        return bytes == null ? -1L : bytes;
    }

    private static Instant committed(WorktreeLine line) {
        Instant at = line.view().view().committedAt();
        return at == null ? Instant.MAX : at;
    }

    private static Integer ahead(WorktreeLine line) {
        Integer ahead = line.view().view().ahead();
        return ahead == null ? -1 : ahead;
    }

    List<TableColumn<Row<WorktreeLine>, WorktreeLine>> all() {
        return List.of(name, fate, holds, branch, upstream, who, size, commit);
    }

    /// @param withDetail true while the detail pane, which tells the rest, is open
    void fit(double width, boolean withDetail) {
        ColumnRoom.share(
                width,
                List.of(name, fate, holds, size, who, branch, upstream, commit),
                withDetail ? List.of(branch, upstream, commit) : List.of(),
                column -> column == name ? NAME : column.getPrefWidth() - GIVE);
    }

    private static TableColumn<Row<WorktreeLine>, WorktreeLine> text(
            String title, double width, Function<WorktreeLine, String> text) {
        TableColumn<Row<WorktreeLine>, WorktreeLine> column = column(title, width, width - 14);
        column.setCellFactory(ignored -> new TextCell(text));
        column.setComparator(by(text));
        return column;
    }

    private static TableColumn<Row<WorktreeLine>, WorktreeLine> column(
            String title, double width, double least) {
        TableColumn<Row<WorktreeLine>, WorktreeLine> column = new TableColumn<>(title);
        column.setId("worktree-column-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        column.setCellValueFactory(row -> row.getValue().line());
        column.setPrefWidth(width);
        column.setMinWidth(least);
        column.setReorderable(false);
        return column;
    }

    private static final class TextCell extends TableCell<Row<WorktreeLine>, WorktreeLine> {
        private final Function<WorktreeLine, String> text;

        TextCell(Function<WorktreeLine, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable WorktreeLine item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : text.apply(item));
        }
    }

    /// What may become of it, as a coloured form and a word.
    private static final class FateCell extends TableCell<Row<WorktreeLine>, WorktreeLine> {
        private final Region sign = new Region();
        private @Nullable Tooltip tip;

        FateCell() {
            setGraphicTextGap(9);
        }

        @Override
        protected void updateItem(@Nullable WorktreeLine item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            Fate shown = item.view().fate();
            setText(shown.word());
            sign.getStyleClass().setAll("fate-sign", shown.styleClass());
            setGraphic(sign);
            if (tip == null) {
                tip = new Tooltip();
                tip.setShowDelay(Duration.millis(400));
            }
            if (!shown.meaning().equals(tip.getText())) {
                tip.setText(shown.meaning());
            }
            setTooltip(tip);
        }
    }
}
