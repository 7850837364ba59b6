package dev.drover.ui.worktrees;

import dev.drover.model.Place;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.EmptyParts;
import dev.drover.ui.part.Figures;
import dev.drover.ui.table.DetailTable;
import dev.drover.ui.table.MarkedRow;
import dev.drover.ui.table.Row;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;

/// The trash as a table with its details: the way back for each, and the end.
final class TrashView {
    private final TrashColumns columns;
    private final TrashDetail detail;
    private final WorktreeActions actions;
    private final PurgeSheet purging;
    private final DetailTable<TrashLine> table;
    private final TrashModel model;

    TrashView(TrashModel model, WorktreeActions actions, PurgeSheet purging, Shell shell) {
        this.model = model;
        this.actions = actions;
        this.purging = purging;
        this.columns = new TrashColumns(actions::restore);
        this.detail = new TrashDetail(actions, purging, this::close);
        this.table =
                new DetailTable<>(
                        model, new Beside(), id -> shell.moved(Place.Worktrees.trashed(id)));
        TableView<Row<TrashLine>> trash = table.table();
        trash.setId("trash");
        trash.setAccessibleText("Worktrees in the trash");
        trash.setFixedCellSize(34);
        trash.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        trash.getColumns().setAll(columns.all());
        trash.setRowFactory(ignored -> new MarkedRow<>(2, table::open, (row, line) -> {}));
        trash.setSortPolicy(
                sorted -> {
                    model.sortBy(sorted.getComparator());
                    return true;
                });
        trash.setPlaceholder(empty());
        trash.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        table.root().getStyleClass().addAll("instances", "worktrees");
    }

    private final class Beside implements DetailTable.Side<TrashLine> {
        @Override
        public Node root() {
            return detail.root();
        }

        @Override
        public void follow(@Nullable Row<TrashLine> row) {
            detail.show(row);
        }

        @Override
        public void fit(double width, boolean open) {
            columns.fit(width, open);
        }
    }

    private Node empty() {
        Label words = EmptyParts.text("", 470);
        VBox column = EmptyParts.column(Feather.TRASH_2, "The trash is empty", words);
        Runnable choose =
                () ->
                        words.setText(
                                model.isFiltered()
                                        ? "Nothing in it fits this filter."
                                        : "What is removed here goes to the trash with its index,"
                                                + " its reflog and all its files, and comes back as"
                                                + " it was. It stays for "
                                                + Figures.count(
                                                        (int) actions.keep().toDays(),
                                                        "day",
                                                        "days")
                                                + "; if it holds work, for as long as you want.");
        model.filter().addListener((property, before, after) -> choose.run());
        choose.run();
        return column;
    }

    private void close() {
        table.close();
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || table.selected().get() == null) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            table.toggle();
        } else if (event.getCode() == KeyCode.R) {
            with(actions::restore);
        } else if (event.getCode() == KeyCode.DELETE) {
            purge();
        } else {
            return;
        }
        event.consume();
    }

    List<Command> commands() {
        Row<TrashLine> row = table.selected().get();
        String which = row == null ? "" : row.now().name();
        return List.of(
                new Command("Restore it", which, "R", null, () -> with(actions::restore)),
                new Command("Delete it for good…", which, "Delete", null, this::purge));
    }

    private void purge() {
        with(
                trashed -> {
                    if (TrashLine.isSnapshot(trashed)) {
                        actions.say("Its files are gone already; only a snapshot is left of it.");
                    } else {
                        purging.ask(trashed);
                    }
                });
    }

    private void with(Consumer<TrashedWorktreeView> run) {
        Row<TrashLine> row = table.selected().get();
        if (row == null) {
            actions.say("Choose one in the trash first.");
        } else {
            run.accept(row.now().view());
        }
    }

    DetailTable<TrashLine> table() {
        return table;
    }
}
