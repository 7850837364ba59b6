package dev.drover.ui.usage;

import dev.drover.ui.part.EmptyParts;
import dev.drover.ui.usage.UsageChoice.Span;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/// What stands in the place of the figures while there are none: where they come from, and what to
/// do next.
final class UsageEmptyState {
    private static final double WIDTH = 500;

    private final StackPane root = new StackPane();
    private final VBox looking;
    private final VBox failed;
    private final VBox none;
    private final Label title;
    private final Hyperlink longer = new Hyperlink("Show 30 days");

    /// @param month shows the longest span
    UsageEmptyState(Consumer<String> copy, Runnable month) {
        looking =
                EmptyParts.column(
                        Feather.BAR_CHART_2,
                        "Reading usage",
                        EmptyParts.text("This takes a moment.", WIDTH));
        failed =
                EmptyParts.column(
                        Feather.BAR_CHART_2,
                        "Usage cannot be read now",
                        EmptyParts.text(
                                "It is tried again while you look. The doctor tells what is"
                                        + " wrong.",
                                WIDTH),
                        EmptyParts.command(
                                EmptyParts.text("In a terminal:", WIDTH), "drover doctor", copy));
        longer.setId("usage-longer");
        longer.setOnAction(click -> month.run());
        none =
                EmptyParts.column(
                        Feather.BAR_CHART_2,
                        "",
                        EmptyParts.text(
                                "Start Claude Code or Codex in any terminal: both write down what"
                                        + " each answer used, and Drover reads it from there within"
                                        + " seconds. Nothing has to be set up.",
                                WIDTH),
                        longer,
                        EmptyParts.demo(
                                EmptyParts.text("A made-up herd shows how it looks:", WIDTH),
                                copy));
        title = (Label) none.getChildren().get(1);
        root.setId("usage-empty");
        root.getChildren().addAll(looking, failed, none);
        show(looking);
    }

    void none(Span span) {
        title.setText(span == Span.TODAY ? "No usage today" : "No usage " + span.within());
        longer.setVisible(span != Span.MONTH);
        longer.setManaged(span != Span.MONTH);
        show(none);
    }

    void failed() {
        show(failed);
    }

    private void show(Node one) {
        root.getChildren().forEach(node -> node.setVisible(node == one));
    }

    Node root() {
        return root;
    }
}
