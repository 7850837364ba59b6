package dev.drover.ui.processes;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Consumer;

/// What stands in the table's place while it has no rows: what comes up here and how to see it, or
/// the way back from a filter that fits nothing.
final class ProcessEmptyState {
    private static final String DEMO = "drover demo";

    private final ProcessesModel model;
    private final StackPane root = new StackPane();
    private final VBox looking;
    private final VBox none;
    private final VBox noMatch;
    private boolean looked;

    ProcessEmptyState(ProcessesModel model, Consumer<String> copy) {
        this.model = model;
        looking = column(Feather.CPU, "Looking at processes", text("This takes a moment."));
        none = none(copy);
        noMatch = noMatch(model);
        root.getChildren().addAll(looking, none, noMatch);
        model.filter().addListener((property, before, after) -> choose());
        model.only().addListener((property, before, after) -> choose());
        choose();
    }

    /// The first look is over.
    void looked() {
        looked = true;
        choose();
    }

    private void choose() {
        boolean filtered = looked && model.isFiltered();
        looking.setVisible(!looked);
        noMatch.setVisible(filtered);
        none.setVisible(looked && !filtered);
    }

    private static VBox none(Consumer<String> copy) {
        Button demo = new Button(DEMO, new FontIcon(Feather.COPY));
        demo.getStyleClass().add("command-chip");
        demo.setAccessibleText("Copy the command " + DEMO);
        demo.setOnAction(click -> copy.accept(DEMO));
        Label before = text("Or look around with a made-up herd:");
        HBox line = new HBox(10, before, demo);
        line.getStyleClass().add("empty-line");
        return column(
                Feather.CPU,
                "No agent runs anything",
                text(
                        "Each agent starts servers of its own, and some outlive it. As soon as one"
                                + " runs, all of them come up here: what each is for, why it is"
                                + " still alive, what is there twice, and what it holds."),
                line);
    }

    private static VBox noMatch(ProcessesModel model) {
        Hyperlink clear = new Hyperlink("Show all processes");
        clear.setId("clear-process-filter");
        clear.setOnAction(click -> model.clearFilters());
        return column(
                Feather.SEARCH, "Nothing matches", text("No process fits this filter."), clear);
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("empty-text");
        label.setWrapText(true);
        label.setMaxWidth(460);
        label.setAlignment(Pos.CENTER);
        label.setTextAlignment(TextAlignment.CENTER);
        return label;
    }

    private static VBox column(Ikon icon, String words, Node... nodes) {
        Label title = new Label(words);
        title.getStyleClass().add("empty-title");
        VBox box = new VBox(new FontIcon(icon), title);
        box.getChildren().addAll(nodes);
        box.getStyleClass().add("empty-state");
        return box;
    }

    Node root() {
        return root;
    }
}
