package dev.drover.ui.worktrees;

import dev.drover.model.VisibleText;
import dev.drover.ui.part.Parts;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.GridPane;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/// Names and values in two columns, built anew for each drawing. A click on a value that people
/// carry elsewhere copies it.
final class DetailFacts {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());
    private static final int LONG = 1_024;

    private final GridPane grid = new GridPane();
    private final Consumer<String> copy;

    DetailFacts(Consumer<String> copy) {
        this.copy = copy;
        grid.getStyleClass().add("facts");
    }

    static String when(Instant at) {
        return WHEN.format(at);
    }

    void clear() {
        grid.getChildren().clear();
    }

    /// Leaves out what is not known.
    void fact(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fact(name, Parts.wrapped(VisibleText.line(value, LONG), "fact-value"));
        }
    }

    void carried(String name, String value) {
        Label label = Parts.wrapped(VisibleText.line(value, LONG), "fact-value");
        label.getStyleClass().addAll("carried", "code");
        label.setTooltip(new Tooltip("Click to copy"));
        label.setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY) {
                        copy.accept(value);
                    }
                });
        fact(name, label);
    }

    void fact(String name, Node value) {
        Label left = Parts.words(name, "fact-name");
        left.setMinWidth(84);
        left.setLabelFor(value);
        GridPane.setValignment(left, VPos.TOP);
        grid.addRow(grid.getRowCount(), left, value);
    }

    Node root() {
        return grid;
    }
}
