package dev.drover.ui.overview;

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
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What stands on the Overview while no agent runs: how to get there, in three steps.
final class FirstSteps {
    /// The events that Claude Code can tell of.
    private static final List<String> EVENTS =
            List.of(
                    "SessionStart",
                    "UserPromptSubmit",
                    "PreToolUse",
                    "PostToolUse",
                    "PermissionRequest",
                    "Notification",
                    "Stop",
                    "SubagentStart",
                    "SubagentStop",
                    "PreCompact",
                    "PostCompact",
                    "SessionEnd");

    private final VBox root = new VBox();
    private final Consumer<String> copy;

    FirstSteps(Consumer<String> copy) {
        this.copy = copy;
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
                                "Start an agent in any terminal",
                                "Claude Code appears here by itself, within seconds.",
                                null,
                                ""),
                        step(
                                "2",
                                "Let it report by hooks",
                                "Then waiting and working are exact. They go into"
                                        + " ~/.claude/settings.json, and need drover on your PATH.",
                                "Copy the hooks",
                                hooks()),
                        step(
                                "3",
                                "Or look around first",
                                "A made-up herd shows what Drover does, and leaves no trace.",
                                "drover demo",
                                "drover demo"));
        steps.getStyleClass().add("first-steps");
        root.getStyleClass().addAll("empty-state", "first-steps-page");
        root.getChildren().addAll(mark, title, text, steps);
        root.setId("first-steps");
    }

    private Node step(
            String number, String title, String text, @Nullable String button, String copied) {
        Label sign = new Label(number);
        sign.getStyleClass().add("step-number");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        Label heading = new Label(title);
        heading.getStyleClass().add("step-title");
        Label words = new Label(text);
        words.getStyleClass().add("step-text");
        words.setWrapText(true);
        VBox lines = new VBox(heading, words);
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox line = new HBox(sign, lines);
        line.getStyleClass().add("step");
        if (button != null) {
            Button chip = new Button(button, new FontIcon(Feather.COPY));
            chip.getStyleClass().add(button.equals(copied) ? "command-chip" : "step-button");
            chip.setMinWidth(Region.USE_PREF_SIZE);
            chip.setOnAction(click -> copy.accept(copied));
            line.getChildren().add(chip);
        }
        return line;
    }

    /// The member `hooks` of Claude Code's settings, complete.
    static String hooks() {
        return EVENTS.stream()
                .map(
                        event ->
                                "    \""
                                        + event
                                        + "\": [{\"matcher\": \"\", \"hooks\": [{\"type\":"
                                        + " \"command\", \"command\": \"exec drover hook"
                                        + " claude-code\", \"timeout\": 5}]}]")
                .collect(Collectors.joining(",\n", "{\n  \"hooks\": {\n", "\n  }\n}\n"));
    }

    Node root() {
        return root;
    }
}
