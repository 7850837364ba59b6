package dev.drover.ui.overview;

import dev.drover.model.Place;
import dev.drover.ui.part.Parts;
import dev.drover.ui.part.Pictures;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Consumer;

/// What stands on the Overview while no agent runs: how to get there, in three steps.
final class FirstSteps {
    private static final String DEMO = "drover demo";

    private final VBox root = new VBox();

    /// @param open leads to a place
    /// @param copy puts a text on the clipboard and says so
    FirstSteps(Consumer<Place> open, Consumer<String> copy) {
        ImageView mark = new ImageView(Pictures.app(128));
        mark.setFitWidth(64);
        mark.setFitHeight(64);
        Label title = new Label("No agents yet");
        title.getStyleClass().add("empty-title");
        Label text = new Label("Drover shows every coding agent that runs on this machine.");
        text.getStyleClass().add("empty-text");
        VBox steps =
                new VBox(
                        step(
                                "1",
                                "Let your agents report",
                                "Drover adds a few lines to their settings, and shows them first.",
                                button("Set up…", null, () -> open.accept(new Place.Setup()))),
                        step(
                                "2",
                                "Start an agent in any terminal",
                                "It appears here within seconds.",
                                null),
                        step(
                                "3",
                                "Or look around first",
                                "A made-up herd shows what Drover does, and leaves no trace.",
                                button("drover demo", Feather.COPY, () -> copy.accept(DEMO))));
        steps.getStyleClass().add("first-steps");
        root.getStyleClass().addAll("empty-state", "first-steps-page");
        root.getChildren().addAll(mark, title, text, steps);
        root.setId("first-steps");
    }

    private static Button button(String text, @Nullable Ikon icon, Runnable run) {
        Button button = new Button(text, icon == null ? null : new FontIcon(icon));
        if (icon == null) {
            button.getStyleClass().addAll("detail-button", "accent");
        } else {
            button.getStyleClass().add("command-chip");
        }
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(click -> run.run());
        return button;
    }

    private static Node step(String number, String title, String text, @Nullable Button button) {
        Label sign = Parts.words(number, "first-step-number");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        VBox lines =
                new VBox(
                        Parts.wrapped(title, "first-step-title"),
                        Parts.wrapped(text, "first-step-text"));
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox line = new HBox(sign, lines);
        line.getStyleClass().add("first-step");
        if (button != null) {
            line.getChildren().add(button);
        }
        return line;
    }

    Node root() {
        return root;
    }
}
