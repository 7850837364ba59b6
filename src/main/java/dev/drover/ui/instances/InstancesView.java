package dev.drover.ui.instances;

import dev.drover.model.Place;
import dev.drover.ui.instances.detail.InstanceDetail;
import dev.drover.ui.instances.detail.InstanceInputs;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Shown;
import dev.drover.ui.table.DetailTable;
import dev.drover.ui.table.MarkedRow;
import dev.drover.ui.table.Row;

import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// The instance table with its detail pane: columns by the room there is, keys. What is listed and
/// in which order is the model's matter.
final class InstancesView {
    private final DetailTable<Shown> table;
    private final InstanceColumns columns = new InstanceColumns();
    private final InstanceDetail detail;
    private final InstanceCommands commands;

    /// Of the columns before the detail pane took its room, so that they come back the same.
    private List<Double> widths = List.of();

    private Instant now = Instant.EPOCH;

    InstancesView(InstancesModel model, InstanceInputs inputs, Shell shell) {
        this.detail = new InstanceDetail(inputs, shell, this::close);
        this.table =
                new DetailTable<>(model, new Beside(), id -> shell.moved(new Place.Instances(id)));
        this.commands = new InstanceCommands(table.selected(), detail, table::open, shell);
        TableView<Row<Shown>> agents = table.table();
        agents.setId("instances");
        agents.setAccessibleText("Agents");
        agents.setFixedCellSize(36);
        agents.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        agents.setTableMenuButtonVisible(false);
        for (TableColumn<Row<Shown>, Shown> column : columns.all()) {
            agents.getColumns().add(column);
        }
        agents.setRowFactory(ignored -> new MarkedRow<>(2, table::open, InstanceMark::put));
        agents.setSortPolicy(
                sorted -> {
                    model.sortBy(sorted.getComparator());
                    return true;
                });
        agents.setPlaceholder(new EmptyState(model, shell::copy).root());
        agents.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        table.root().getStyleClass().add("instances");
    }

    private final class Beside implements DetailTable.Side<Shown> {
        @Override
        public Node root() {
            return detail.root();
        }

        @Override
        public void follow(@Nullable Row<Shown> row) {
            detail.show(row);
        }

        @Override
        public void opening(boolean open) {
            if (open) {
                widths = columns.all().stream().map(TableColumn::getWidth).toList();
            }
        }

        @Override
        public void opened(boolean open) {
            if (open) {
                detail.tick(now);
                return;
            }
            for (int i = 0; i < widths.size(); i++) {
                columns.all().get(i).setPrefWidth(widths.get(i));
            }
        }

        @Override
        public void fit(double width, boolean open) {
            columns.fit(width, open);
        }
    }

    private void close() {
        table.close();
    }

    /// Time has gone on.
    void tick(Instant at) {
        now = at;
        detail.tick(at);
    }

    private void onKey(KeyEvent event) {
        if (commands.onKey(event)) {
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && table.selected().get() != null) {
            table.toggle();
            event.consume();
        }
    }

    List<Command> commands() {
        return commands.all();
    }

    boolean cancelEdit() {
        return table.isOpen() && detail.cancelEdit();
    }

    DetailTable<Shown> table() {
        return table;
    }

    Region root() {
        return table.root();
    }
}
