package dev.drover.ui.processes;

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
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// The tree of processes as a table with its detail pane: columns by the room there is, folding,
/// keys. What is listed and in which order is the model's matter.
final class ProcessesView {
    private static final PseudoClass TOO_MUCH = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("gone");

    private final ProcessesModel model;
    private final ProcessColumns columns;
    private final ProcessDetail detail;
    private final ProcessCommands commands;
    private final DetailTable<ProcessLine> table;
    private final ProcessEmptyState empty;

    ProcessesView(ProcessesModel model, ProcessActions actions, EndSheet ending, Shell shell) {
        this.model = model;
        this.columns = new ProcessColumns(model, this::toggle);
        this.detail =
                new ProcessDetail(
                        actions, entry -> ending.ask(java.util.List.of(entry.key())), this::close);
        this.table =
                new DetailTable<>(model, new Beside(), id -> shell.moved(new Place.Processes(id)));
        this.commands = new ProcessCommands(table.selected(), actions, ending, shell::say);
        this.empty = new ProcessEmptyState(model, shell::copy);
        TableView<Row<ProcessLine>> processes = table.table();
        processes.setId("processes");
        processes.setAccessibleText("Processes");
        processes.setFixedCellSize(32);
        processes.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        processes.getColumns().setAll(columns.all());
        processes.setRowFactory(ignored -> new MarkedRow<>(2, table::open, ProcessesView::mark));
        processes.setSortPolicy(
                sorted -> {
                    model.order(sorted.getComparator());
                    sorted.refresh();
                    return true;
                });
        processes.setPlaceholder(empty.root());
        processes.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        // A name stands elsewhere in a flat list.
        model.filter().addListener((property, before, after) -> processes.refresh());
        model.only().addListener((property, before, after) -> processes.refresh());
        table.root().getStyleClass().addAll("instances", "processes");
    }

    private static void mark(Node row, @Nullable ProcessLine line) {
        ClassLook look = line == null ? null : line.view().look();
        row.pseudoClassStateChanged(TOO_MUCH, look != null && look.isTooMuch());
        row.pseudoClassStateChanged(QUIET, look == ClassLook.NOT_OURS);
    }

    private final class Beside implements DetailTable.Side<ProcessLine> {
        @Override
        public Node root() {
            return detail.root();
        }

        @Override
        public void follow(@Nullable Row<ProcessLine> row) {
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

    private void toggle(ProcessEntry entry) {
        fold(entry, !model.isFolded(entry));
    }

    private boolean fold(ProcessEntry entry, boolean on) {
        boolean changed = !model.isFlat() && model.fold(entry, on);
        if (changed) {
            table.table().refresh();
        }
        return changed;
    }

    private void onKey(KeyEvent event) {
        Row<ProcessLine> row = table.selected().get();
        if (row == null) {
            return;
        }
        ProcessEntry entry = row.now().view();
        if (commands.onKey(event)) {
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            table.toggle();
            event.consume();
        } else if (event.getCode() == KeyCode.RIGHT) {
            fold(entry, false);
            event.consume();
        } else if (event.getCode() == KeyCode.LEFT) {
            if (!fold(entry, true)) {
                goUp(entry);
            }
            event.consume();
        }
    }

    /// From a line whose branch is folded, or that has none, to the one above it.
    private void goUp(ProcessEntry entry) {
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i).id().equals(entry.above())) {
                table.table().getSelectionModel().clearAndSelect(i);
                table.table().getFocusModel().focus(i);
                table.table().scrollTo(Math.max(0, i - 3));
                return;
            }
        }
    }

    void foldAll(boolean on) {
        model.foldAll(on);
        table.table().refresh();
    }

    /// The first look is over.
    void looked() {
        empty.looked();
    }

    ProcessCommands commands() {
        return commands;
    }

    DetailTable<ProcessLine> table() {
        return table;
    }

    Region root() {
        return table.root();
    }
}
