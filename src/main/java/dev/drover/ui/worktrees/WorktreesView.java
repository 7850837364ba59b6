package dev.drover.ui.worktrees;

import dev.drover.model.Place;
import dev.drover.ui.page.Shell;
import dev.drover.ui.table.DetailTable;
import dev.drover.ui.table.MarkedRow;
import dev.drover.ui.table.Row;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

/// The table of worktrees with its detail pane: columns by the room there is, and keys. What is
/// listed and in which order is the model's matter.
final class WorktreesView {
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("gone");

    private final WorktreeColumns columns;
    private final WorktreeDetail detail;
    private final WorktreeCommands commands;
    private final DetailTable<WorktreeLine> table;
    private final WorktreeEmptyState empty;

    WorktreesView(WorktreesModel model, WorktreeActions actions, RemoveSheet removal, Shell shell) {
        this.columns = new WorktreeColumns(model);
        this.detail = new WorktreeDetail(actions, removal::ask, this::close);
        this.table =
                new DetailTable<>(model, new Beside(), id -> shell.moved(new Place.Worktrees(id)));
        this.commands = new WorktreeCommands(table.selected(), actions, removal);
        this.empty = new WorktreeEmptyState(model, shell::copy);
        TableView<Row<WorktreeLine>> worktrees = table.table();
        worktrees.setId("worktrees");
        worktrees.setAccessibleText("Worktrees");
        worktrees.setFixedCellSize(34);
        worktrees.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        worktrees.getColumns().setAll(columns.all());
        worktrees.setRowFactory(ignored -> new MarkedRow<>(2, table::open, WorktreesView::mark));
        worktrees.setSortPolicy(
                sorted -> {
                    model.order(sorted.getComparator());
                    sorted.refresh();
                    return true;
                });
        worktrees.setPlaceholder(empty.root());
        worktrees.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        // A name stands elsewhere in a flat list.
        model.filter().addListener((property, before, after) -> worktrees.refresh());
        model.only().addListener((property, before, after) -> worktrees.refresh());
        table.root().getStyleClass().addAll("instances", "worktrees");
    }

    private static void mark(Node row, @Nullable WorktreeLine line) {
        row.pseudoClassStateChanged(QUIET, line != null && line.view().isMain());
    }

    private final class Beside implements DetailTable.Side<WorktreeLine> {
        @Override
        public Node root() {
            return detail.root();
        }

        @Override
        public void follow(@Nullable Row<WorktreeLine> row) {
            detail.show(row);
        }

        @Override
        public void fit(double width, boolean open) {
            columns.fit(width, open);
        }
    }

    private void close() {
        table.close();
    }

    private void onKey(KeyEvent event) {
        if (commands.onKey(event)) {
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER
                && !event.isShortcutDown()
                && table.selected().get() != null) {
            table.toggle();
            event.consume();
        }
    }

    /// The first look is over.
    void looked() {
        empty.looked();
    }

    /// The last look failed, in these words.
    void failed(String words) {
        empty.failed(words);
    }

    WorktreeCommands commands() {
        return commands;
    }

    DetailTable<WorktreeLine> table() {
        return table;
    }
}
