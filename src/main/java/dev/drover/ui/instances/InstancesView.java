package dev.drover.ui.instances;

import dev.drover.model.Place;
import dev.drover.ui.instances.detail.InstanceDetail;
import dev.drover.ui.instances.detail.InstanceInputs;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Shown;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// The instance table with its detail pane: keyboard, selection kept by key, copy. What is listed
/// and in which order is the model's matter.
final class InstancesView {
    private static final double DETAIL = 380;
    private static final double LEAST_TABLE = 330;

    private final InstancesModel model;
    private final TableView<InstanceRow> table;
    private final InstanceColumns columns = new InstanceColumns();
    private final InstanceDetail detail;
    private final InstanceCommands commands;
    private final BorderPane root = new BorderPane();
    private final ReadOnlyObjectWrapper<@Nullable InstanceRow> selected =
            new ReadOnlyObjectWrapper<>();
    private final Shell shell;

    /// Of the columns before the detail pane took its room, so that they come back the same.
    private List<Double> widths = List.of();

    private Instant now = Instant.EPOCH;

    InstancesView(InstancesModel model, InstanceInputs inputs, Shell shell) {
        this.model = model;
        this.shell = shell;
        this.table = new TableView<>(model.rows());
        this.detail = new InstanceDetail(inputs, shell, this::closeDetail);
        this.commands = new InstanceCommands(selected, detail, this::openDetail, shell);
        buildTable();
        selected.addListener(
                (property, before, after) -> {
                    detail.show(after == null ? null : after.shown());
                    tellPlace();
                });
        root.getStyleClass().add("instances");
        root.setCenter(table);
        root.widthProperty().addListener((property, before, after) -> fit());
    }

    /// In a narrow window the details need the whole page, else they stand beside the table.
    private void fit() {
        double width = root.getWidth();
        if (width <= 0) {
            return;
        }
        boolean open = isDetailOpen();
        boolean over = open && width < DETAIL + LEAST_TABLE;
        table.setVisible(!over);
        table.setManaged(!over);
        detail.fill(over);
        columns.fit(open ? width - DETAIL : width, open);
    }

    /// Time has gone on.
    void tick(Instant at) {
        now = at;
        detail.tick(at);
    }

    private void buildTable() {
        table.setId("instances");
        table.setAccessibleText("Agents");
        table.setFixedCellSize(36);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.setTableMenuButtonVisible(false);
        for (TableColumn<InstanceRow, Shown> column : columns.all()) {
            table.getColumns().add(column);
        }
        table.setRowFactory(ignored -> new InstanceTableRow(this::openDetail));
        table.setSortPolicy(
                sorted -> {
                    model.sortBy(sorted.getComparator());
                    return true;
                });
        table.setPlaceholder(new EmptyState(model, shell::copy).root());
        showHeaders();
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, after) -> follow(after));
        model.afterArranging(
                () -> {
                    showHeaders();
                    restoreSelection();
                });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// The table moves its own selection while rows come and go; only what a person does counts.
    private void follow(@Nullable InstanceRow row) {
        if (row != null && !model.isArranging()) {
            selected.set(row);
        }
    }

    /// Headings over nothing are noise: an empty herd shows only its next step.
    private void showHeaders() {
        table.getStyleClass().remove("no-header");
        if (model.rows().isEmpty() && !model.isFiltered()) {
            table.getStyleClass().add("no-header");
        }
    }

    private void restoreSelection() {
        InstanceRow wanted = selected.get();
        if (wanted == null) {
            return;
        }
        int index = model.rows().indexOf(wanted);
        if (index < 0) {
            selected.set(null);
            table.getSelectionModel().clearSelection();
            closeDetail();
        } else if (table.getSelectionModel().getSelectedIndex() != index) {
            table.getSelectionModel().clearAndSelect(index);
        }
    }

    private void onKey(KeyEvent event) {
        if (commands.onKey(event)) {
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && selected.get() != null) {
            if (isDetailOpen()) {
                closeDetail();
            } else {
                openDetail();
            }
            event.consume();
        }
    }

    /// Selects a row and shows its facts, whatever filters are set.
    ///
    /// @return false if no such instance is known now
    boolean select(String id) {
        return model.reveal(id)
                .map(
                        row -> {
                            selected.set(row);
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
        if (selected.get() != null && !isDetailOpen()) {
            widths = columns.all().stream().map(TableColumn::getWidth).toList();
            root.setRight(detail.root());
            fit();
            detail.tick(now);
            tellPlace();
        }
    }

    /// The address of an instance is that of its open details.
    private void tellPlace() {
        InstanceRow row = selected.get();
        shell.moved(new Place.Instances(row != null && isDetailOpen() ? row.id() : null));
    }

    void closeDetail() {
        if (isDetailOpen()) {
            root.setRight(null);
            tellPlace();
            fit();
            for (int i = 0; i < widths.size(); i++) {
                columns.all().get(i).setPrefWidth(widths.get(i));
            }
            table.requestFocus();
        }
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
        return commands.all();
    }

    boolean cancelEdit() {
        return isDetailOpen() && detail.cancelEdit();
    }

    ReadOnlyObjectProperty<@Nullable InstanceRow> selected() {
        return selected.getReadOnlyProperty();
    }

    Region root() {
        return root;
    }
}
