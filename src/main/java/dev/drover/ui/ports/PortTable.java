package dev.drover.ui.ports;

import dev.drover.model.Place;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Shell;
import dev.drover.ui.table.DetailTable;
import dev.drover.ui.table.MarkedRow;
import dev.drover.ui.table.Row;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// The table of ports with its detail pane: columns by the room there is, and keys. What is listed
/// and in which order is the model's matter.
final class PortTable {
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("waiting");
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final PortActions actions;
    private final Shell shell;
    private final PortColumns columns = new PortColumns();
    private final PortDetail detail;
    private final DetailTable<PortLine> table;
    private final PortEmptyState empty;

    PortTable(PortsModel model, PortActions actions, Shell shell) {
        this.actions = actions;
        this.shell = shell;
        this.detail = new PortDetail(actions, this::close);
        this.table = new DetailTable<>(model, new Beside(), id -> shell.moved(new Place.Ports(id)));
        this.empty = new PortEmptyState(model, shell::copy);
        TableView<Row<PortLine>> ports = table.table();
        ports.setId("ports");
        ports.setAccessibleText("Ports");
        ports.setFixedCellSize(34);
        ports.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        ports.getColumns().setAll(columns.all());
        ports.setRowFactory(ignored -> new MarkedRow<>(1, table::open, PortTable::mark));
        ports.setSortPolicy(
                sorted -> {
                    model.sortBy(sorted.getComparator());
                    return true;
                });
        ports.setPlaceholder(empty.root());
        ports.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        table.root().getStyleClass().addAll("instances", "ports");
    }

    private static void mark(Node row, @Nullable PortLine line) {
        row.pseudoClassStateChanged(TROUBLE, line != null && line.view().look() == PortLook.CLASH);
    }

    private final class Beside implements DetailTable.Side<PortLine> {
        @Override
        public Node root() {
            return detail.root();
        }

        @Override
        public void follow(@Nullable Row<PortLine> row) {
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
        if (table.selected().get() == null) {
            return;
        }
        if (COPY.match(event)) {
            with(actions::copy);
        } else if (event.isShortcutDown() || event.isAltDown()) {
            return;
        } else if (event.getCode() == KeyCode.ENTER) {
            table.toggle();
        } else if (event.getCode() == KeyCode.DELETE) {
            with(actions::release);
        } else if (event.getCode() == KeyCode.E) {
            with(actions::end);
        } else if (event.getCode() == KeyCode.G) {
            with(actions::goToHolder);
        } else {
            return;
        }
        event.consume();
    }

    /// Listed also while nothing is chosen, so that people learn what there is.
    List<Command> commands() {
        Row<PortLine> row = table.selected().get();
        String which = row == null ? "" : "port " + row.id();
        return List.of(
                new Command("Release it…", which, "Delete", null, () -> with(actions::release)),
                new Command("End what listens there…", which, "E", null, () -> with(actions::end)),
                new Command("Go to its agent", which, "G", null, () -> with(actions::goToHolder)),
                new Command("Copy its number", which, "Ctrl+C", null, () -> with(actions::copy)));
    }

    private void with(Consumer<PortEntry> run) {
        Row<PortLine> row = table.selected().get();
        if (row == null) {
            shell.say("Choose a port first.");
        } else {
            run.accept(row.now().view());
        }
    }

    /// The first look is over.
    void looked() {
        empty.looked();
    }

    DetailTable<PortLine> table() {
        return table;
    }
}
