package dev.drover.ui.instances;

import dev.drover.ui.part.EmptyParts;
import dev.drover.ui.part.Pictures;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Consumer;

/// What stands in the table's place while it has no rows: the next step, or the way back from a
/// filter that fits nothing.
final class EmptyState {
    private final StackPane root = new StackPane();
    private final VBox noAgents;
    private final VBox noMatch;

    EmptyState(InstancesModel model, Consumer<String> copy) {
        noAgents = noAgents(copy);
        noMatch = noMatch(model);
        root.getChildren().addAll(noAgents, noMatch);
        model.filter().addListener((property, before, after) -> choose(model));
        model.only().addListener((property, before, after) -> choose(model));
        choose(model);
    }

    private void choose(InstancesModel model) {
        noMatch.setVisible(model.isFiltered());
        noAgents.setVisible(!model.isFiltered());
    }

    private static VBox noAgents(Consumer<String> copy) {
        ImageView mark = new ImageView(Pictures.app(128));
        mark.setFitWidth(56);
        mark.setFitHeight(56);
        Label title = new Label("No agents yet");
        title.getStyleClass().add("empty-title");
        Label step = new Label("Start an agent in any terminal, and it appears here by itself.");
        step.getStyleClass().add("empty-text");
        Label before = new Label("Or look around with a made-up herd:");
        before.getStyleClass().add("empty-text");
        return column(mark, title, step, EmptyParts.demo(before, copy));
    }

    private static VBox noMatch(InstancesModel model) {
        Label title = new Label("Nothing matches");
        title.getStyleClass().add("empty-title");
        Label text = new Label("No agent fits this filter right now.");
        text.getStyleClass().add("empty-text");
        Hyperlink clear = new Hyperlink("Show all agents");
        clear.setId("clear-filter");
        clear.setOnAction(click -> model.clearFilters());
        return column(new FontIcon(Feather.SEARCH), title, text, clear);
    }

    private static VBox column(Node... nodes) {
        VBox box = new VBox(nodes);
        box.getStyleClass().add("empty-state");
        return box;
    }

    Node root() {
        return root;
    }
}
