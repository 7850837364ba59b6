package dev.drover.ui.processes;

import dev.drover.ui.part.EmptyParts;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/// What stands in the table's place while it has no rows: what comes up here and how to see it, or
/// the way back from a filter that fits nothing.
final class ProcessEmptyState {
    private static final double WIDTH = 460;

    private final ProcessesModel model;
    private final StackPane root = new StackPane();
    private final VBox looking;
    private final VBox none;
    private final VBox noMatch;
    private boolean looked;

    ProcessEmptyState(ProcessesModel model, Consumer<String> copy) {
        this.model = model;
        looking =
                EmptyParts.column(
                        Feather.CPU, "Looking at processes", text("This takes a moment."));
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
        HBox line = EmptyParts.demo(text("Or look around with a made-up herd:"), copy);
        return EmptyParts.column(
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
        return EmptyParts.column(
                Feather.SEARCH, "Nothing matches", text("No process fits this filter."), clear);
    }

    private static Label text(String words) {
        return EmptyParts.text(words, WIDTH);
    }

    Node root() {
        return root;
    }
}
