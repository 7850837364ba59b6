package dev.drover.ui.instances.detail;

import dev.drover.model.VisibleText;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;
import dev.drover.ui.page.Action;
import dev.drover.ui.page.Actions;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// What a person has written on an agent, each value to be changed in its place and taken back.
final class LabelSheet {
    private final Map<LabelField, LabelRow> rows = new EnumMap<>(LabelField.class);
    private final GridPane grid = new GridPane();
    private final InstanceInputs inputs;
    private final Actions actions;

    LabelSheet(InstanceInputs inputs, Actions actions) {
        this.inputs = inputs;
        this.actions = actions;
        grid.getStyleClass().addAll("facts", "labels");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(84);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        grid.getColumnConstraints().addAll(names, values);
        for (LabelField field : LabelField.values()) {
            LabelRow row = new LabelRow(field, this::change);
            GridPane.setValignment(row.name(), VPos.TOP);
            row.name().setTranslateY(5);
            grid.addRow(rows.size(), row.name(), row.root());
            rows.put(field, row);
        }
    }

    private void change(LabelField field, InstanceView before, String typed, LabelRow row) {
        String id = before.id();
        LabelChange change = field.change(typed);
        AtomicReference<LabelChange> back = new AtomicReference<>();
        String what = field.title().toLowerCase(Locale.ROOT);
        actions.run(
                Action.of(
                                "Changing the " + what,
                                () -> {
                                    // Not what the row shows: that may be the agent's own name.
                                    back.set(field.only(inputs.written().apply(id)));
                                    return inputs.label().apply(id, change);
                                })
                        .then(
                                after -> {
                                    row.show(after);
                                    row.done();
                                })
                        .says(after -> words(field, after))
                        .undoneBy(() -> inputs.label().apply(id, back.get()))
                        .orElse(row::refused));
    }

    private static String words(LabelField field, InstanceView after) {
        String now = VisibleText.line(field.shown(after), 80);
        return now.isEmpty() ? field.title() + " taken away" : field.title() + " is now " + now;
    }

    void draw(InstanceView view) {
        rows.values().forEach(row -> row.show(view));
    }

    void edit(LabelField field) {
        LabelRow row = rows.get(field);
        if (row != null) {
            row.begin();
        }
    }

    /// @return false if nothing was being typed
    boolean cancel() {
        boolean any = false;
        for (LabelRow row : rows.values()) {
            any |= row.cancel();
        }
        return any;
    }

    Node root() {
        return grid;
    }
}
