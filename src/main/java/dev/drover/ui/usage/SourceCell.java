package dev.drover.ui.usage;

import dev.drover.ui.part.Parts;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Draws one line of the list of sources, in nodes that are made once.
final class SourceCell extends ListCell<SourceLine> {
    static final double FIGURE = 170;
    static final double SOURCE = 116;
    static final double APART = 120;

    private static final PseudoClass MUCH = PseudoClass.getPseudoClass("much");

    private final Label name = Parts.words("", "source-name");
    private final Label confidence = Parts.words("", "source-confidence");
    private final HBox head = new HBox(name, Parts.gap(), confidence);
    private final Label figure = Parts.words("", "source-figure");
    private final List<Label> told = new ArrayList<>();
    private final Label apart = Parts.words("", "source-apart");
    private final FontIcon sign = new FontIcon(Feather.ALERT_TRIANGLE);
    private final HBox row;

    SourceCell(Consumer<String> open) {
        row = columns(figure, told, apart);
        apart.setGraphic(sign);
        head.getStyleClass().add("source-head");
        setPrefWidth(0);
        setOnMouseClicked(
                click -> {
                    SourceLine line = getItem();
                    if (click.getButton() == MouseButton.PRIMARY
                            && line instanceof SourceLine.Head) {
                        open.accept(line.instance());
                    }
                });
    }

    /// The names of the columns, for above the list.
    static HBox headings() {
        List<Label> sources = new ArrayList<>();
        HBox row =
                columns(
                        Parts.words("Figure", "source-heading"),
                        sources,
                        Parts.words("Farthest apart", "source-heading"));
        List<String> words = List.of("Hooks", "Status line", "Transcript", "Telemetry");
        for (int i = 0; i < sources.size(); i++) {
            sources.get(i).setText(words.get(i));
            sources.get(i).getStyleClass().add("source-heading");
        }
        row.getStyleClass().add("source-headings");
        return row;
    }

    private static HBox columns(Label first, List<Label> sources, Label last) {
        first.setPrefWidth(FIGURE);
        HBox row = new HBox(first);
        for (int i = 0; i < SourceLine.SOURCES.size(); i++) {
            Label cell = Parts.words("", "source-cell");
            cell.setPrefWidth(SOURCE);
            cell.setMinWidth(70);
            cell.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(cell, Priority.ALWAYS);
            sources.add(cell);
            row.getChildren().add(cell);
        }
        last.setPrefWidth(APART);
        last.setMinWidth(Region.USE_PREF_SIZE);
        last.getStyleClass().add("source-cell");
        row.getChildren().add(last);
        row.getStyleClass().add("source-row");
        return row;
    }

    @Override
    protected void updateItem(@Nullable SourceLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            getStyleClass().remove("of-head");
            return;
        }
        getStyleClass().remove("of-head");
        switch (line) {
            case SourceLine.Head of -> {
                getStyleClass().add("of-head");
                name.setText(of.name());
                confidence.setText(
                        of.confidence().isEmpty() ? of.why() : "confidence " + of.confidence());
                setGraphic(head);
            }
            case SourceLine.Row of -> {
                figure.setText(of.figure());
                for (int i = 0; i < told.size(); i++) {
                    String text = of.cells().get(i);
                    told.get(i).setText(text.isEmpty() ? UsageWords.UNKNOWN : text);
                }
                apart.setText(of.difference().isEmpty() ? UsageWords.UNKNOWN : of.difference());
                Parts.show(sign, of.much());
                apart.pseudoClassStateChanged(MUCH, of.much());
                setGraphic(row);
            }
        }
        setAccessibleText(line.spoken());
    }
}
