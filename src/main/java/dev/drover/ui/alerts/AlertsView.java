package dev.drover.ui.alerts;

import dev.drover.model.Place;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Shell;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The table of alerts with its detail pane: keyboard, selection kept by key. What is listed and in
/// which order is the model's matter.
final class AlertsView {
    private final AlertsModel model;
    private final Shell shell;
    private final AlertActions actions;
    private final TableView<AlertRow> table;
    private final AlertColumns columns = new AlertColumns();
    private final AlertDetail detail;
    private final BorderPane root = new BorderPane();
    private @Nullable AlertRow selected;

    AlertsView(AlertsModel model, Shell shell, AlertActions actions) {
        this.model = model;
        this.shell = shell;
        this.actions = actions;
        this.table = new TableView<>(model.rows());
        this.detail = new AlertDetail(actions, this::closeDetail);
        buildTable();
        root.getStyleClass().addAll("instances", "alerts");
        root.setCenter(table);
    }

    private void buildTable() {
        table.setId("alerts");
        table.setAccessibleText("Alerts");
        table.setFixedCellSize(56);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().setAll(columns.all());
        table.setRowFactory(ignored -> new AlertTableRow(this::openDetail));
        table.setPlaceholder(new AlertEmptyState(model, shell).root());
        showHeaders();
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, after) -> follow(after));
        model.afterArranging(
                () -> {
                    showHeaders();
                    restoreSelection();
                });
        model.earlier().addListener((property, before, after) -> showHeaders());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// The table moves its own selection while rows come and go; only what a person does counts.
    private void follow(@Nullable AlertRow row) {
        if (row != null && !model.isArranging()) {
            choose(row);
        }
    }

    private void choose(@Nullable AlertRow row) {
        selected = row;
        detail.show(row);
        tellPlace();
    }

    /// Headings over nothing are noise.
    private void showHeaders() {
        table.getStyleClass().remove("no-header");
        if (model.rows().isEmpty()) {
            table.getStyleClass().add("no-header");
        }
    }

    private void restoreSelection() {
        AlertRow wanted = selected;
        if (wanted == null) {
            return;
        }
        int index = model.rows().indexOf(wanted);
        if (index < 0) {
            choose(null);
            table.getSelectionModel().clearSelection();
            closeDetail();
        } else if (table.getSelectionModel().getSelectedIndex() != index) {
            table.getSelectionModel().clearAndSelect(index);
        }
    }

    private void onKey(KeyEvent event) {
        AlertRow row = selected;
        if (row == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        var alert = row.now().view();
        switch (event.getCode()) {
            case ENTER -> {
                if (isDetailOpen()) {
                    closeDetail();
                } else {
                    openDetail();
                }
            }
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

    /// Selects a row and shows its details, whatever filters are set.
    ///
    /// @return false if no such alert is known now
    boolean select(String id) {
        return model.reveal(id)
                .map(
                        row -> {
                            choose(row);
                            int index = model.rows().indexOf(row);
                            table.getSelectionModel().clearAndSelect(index);
                            table.getFocusModel().focus(index);
                            table.scrollTo(Math.max(0, index - 3));
                            openDetail();
                            table.requestFocus();
                            return true;
                        })
                .orElse(false);
    }

    void openDetail() {
        if (selected != null && !isDetailOpen()) {
            columns.kind.setVisible(false);
            root.setRight(detail.root());
            tellPlace();
        }
    }

    void closeDetail() {
        if (isDetailOpen()) {
            root.setRight(null);
            columns.kind.setVisible(true);
            tellPlace();
            table.requestFocus();
        }
    }

    /// The address of an alert is that of its open details.
    private void tellPlace() {
        AlertRow row = selected;
        shell.moved(new Place.Alerts(row != null && isDetailOpen() ? row.id() : null));
    }

    boolean isDetailOpen() {
        return root.getRight() != null;
    }

    void focus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !model.rows().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    List<Command> commands() {
        AlertRow row = selected;
        return row == null ? List.of() : actions.commands(row.now().view());
    }

    Node root() {
        return root;
    }
}
