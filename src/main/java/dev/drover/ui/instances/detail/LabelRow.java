package dev.drover.ui.instances.detail;

import dev.drover.model.VisibleText;
import dev.drover.model.view.InstanceView;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// One value that a person may change where it stands: a click or Enter turns it into a field,
/// Enter writes it, Escape leaves it. What is wrong is said under it while it is typed.
final class LabelRow {
    /// Asks for a change; what is refused is told to the row.
    interface Asks {
        void change(LabelField field, InstanceView before, String typed, LabelRow row);
    }

    private static final int LONGEST = 200;

    private final LabelField field;
    private final Asks asks;
    private final Label name;
    private final Button value = new Button();
    private final TextField edit = new TextField();
    private final Label wrong = new Label();
    private final VBox root;
    private @Nullable InstanceView view;

    LabelRow(LabelField field, Asks asks) {
        this.field = field;
        this.asks = asks;
        name = new Label(field.title());
        name.getStyleClass().add("fact-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        value.setId(field.id());
        value.getStyleClass().addAll("flat", "label-value");
        value.setMnemonicParsing(false);
        value.setMaxWidth(Double.MAX_VALUE);
        value.setTooltip(new Tooltip(field.prompt()));
        value.setOnAction(click -> begin());
        edit.setId(field.id() + "-edit");
        edit.getStyleClass().add("label-edit");
        edit.setPromptText(field.prompt());
        edit.setAccessibleText(field.title() + ". " + field.prompt());
        edit.setOnAction(enter -> commit());
        edit.textProperty()
                .addListener((property, before, after) -> object(field.objection(after)));
        edit.focusedProperty()
                .addListener(
                        (property, before, after) -> {
                            if (!after && !isChanged()) {
                                cancel();
                            }
                        });
        wrong.setId(field.id() + "-wrong");
        wrong.getStyleClass().add("label-wrong");
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        root = new VBox(value);
        root.getStyleClass().add("label-row");
    }

    /// Another agent's value; what was being typed for the one before is dropped.
    void show(InstanceView next) {
        boolean other = view == null || !view.id().equals(next.id());
        view = next;
        String text = VisibleText.line(field.shown(next), LONGEST);
        value.setText(text.isEmpty() ? "Add" : text);
        value.setAccessibleText(
                field.title() + ": " + (text.isEmpty() ? "none" : text) + ". Change it");
        value.getStyleClass().remove("none");
        if (text.isEmpty()) {
            value.getStyleClass().add("none");
        }
        if (other) {
            cancel();
        }
    }

    void begin() {
        if (view != null) {
            edit.setText(VisibleText.line(field.text(view), LONGEST));
            object(null);
            root.getChildren().setAll(edit, wrong);
            edit.requestFocus();
            edit.selectAll();
        }
    }

    private boolean isChanged() {
        return view != null && !edit.getText().equals(VisibleText.line(field.text(view), LONGEST));
    }

    private void commit() {
        String typed = edit.getText();
        InstanceView before = view;
        if (before == null || field.objection(typed) != null) {
            return;
        }
        if (isChanged()) {
            asks.change(field, before, typed, this);
        } else {
            done();
        }
    }

    /// It was written.
    void done() {
        boolean focused = edit.isFocused();
        root.getChildren().setAll(value);
        if (focused) {
            value.requestFocus();
        }
    }

    /// It was not written; the person may correct it.
    void refused(String why) {
        object(VisibleText.line(why, 300));
    }

    /// @return false if nothing was being typed
    boolean cancel() {
        boolean editing = isEditing();
        if (editing) {
            done();
        }
        return editing;
    }

    boolean isEditing() {
        return root.getChildren().contains(edit);
    }

    private void object(@Nullable String why) {
        wrong.setText(why);
        wrong.setVisible(why != null);
        wrong.setManaged(why != null);
    }

    Label name() {
        return name;
    }

    Node root() {
        return root;
    }
}
