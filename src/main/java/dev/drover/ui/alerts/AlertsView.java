package dev.drover.ui.alerts;

import dev.drover.model.Place;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Shell;
import dev.drover.ui.table.DetailTable;
import dev.drover.ui.table.MarkedRow;
import dev.drover.ui.table.Row;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The table of alerts with its detail pane: columns and keys. What is listed and in which order is
/// the model's matter.
final class AlertsView {
    private final AlertActions actions;
    private final AlertColumns columns = new AlertColumns();
    private final AlertDetail detail;
    private final DetailTable<AlertLine> table;

    AlertsView(AlertsModel model, Shell shell, AlertActions actions) {
        this.actions = actions;
        this.detail = new AlertDetail(actions, this::close);
        this.table =
                new DetailTable<>(model, new Beside(), id -> shell.moved(new Place.Alerts(id)));
        TableView<Row<AlertLine>> alerts = table.table();
        alerts.setId("alerts");
        alerts.setAccessibleText("Alerts");
        alerts.setFixedCellSize(56);
        alerts.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        alerts.getColumns().setAll(columns.all());
        alerts.setRowFactory(ignored -> new MarkedRow<>(1, table::open, AlertMark::put));
        alerts.setPlaceholder(new AlertEmptyState(model, shell).root());
        alerts.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        table.root().getStyleClass().addAll("instances", "alerts");
    }

    private final class Beside implements DetailTable.Side<AlertLine> {
        @Override
        public Node root() {
            return detail.root();
        }

        @Override
        public void follow(@Nullable Row<AlertLine> row) {
            detail.show(row);
        }

        @Override
        public void opening(boolean open) {
            columns.kind.setVisible(!open);
        }
    }

    private void close() {
        table.close();
    }

    private void onKey(KeyEvent event) {
        Row<AlertLine> row = table.selected().get();
        if (row == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        var alert = row.now().view();
        switch (event.getCode()) {
            case ENTER -> table.toggle();
            case A -> actions.acknowledge(alert);
            case DELETE -> actions.resolve(alert);
            case G -> actions.go(alert);
            case M -> {
                if (alert.muted()) {
                    actions.unmute(alert.kind());
                } else {
                    actions.mute(alert.kind(), AlertActions.SHORT);
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    List<Command> commands() {
        Row<AlertLine> row = table.selected().get();
        return row == null ? List.of() : actions.commands(row.now().view());
    }

    DetailTable<AlertLine> table() {
        return table;
    }
}
