package dev.drover.ui.usage;

import dev.drover.model.Place;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Parts;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;

/// What hooks cost the agents: Drover's own always, others where somebody has them timed,
/// and how that is done.
final class HookPanel {
    private static final double FIGURE = 58;

    private final Label title = Parts.words("Hooks today", "card-title");
    private final VBox lines = new VBox();
    private final List<Line> made = new ArrayList<>();
    private final HBox head = head();
    private final VBox none;
    private final VBox untimed;
    private final VBox root;
    private final boolean canTime;
    private HookCosts costs = new HookCosts(List.of(), false, false);

    /// @param timing what stands before a hook's command to have it timed; empty if that cannot be
    HookPanel(Shell shell, String timing) {
        HBox top = new HBox(title);
        top.getStyleClass().add("card-top");
        none =
                new VBox(
                        8,
                        Parts.wrapped(
                                "No hook has run. With hooks, who waits and who works is"
                                        + " exact, and their time shows here.",
                                "usage-teach"),
                        Parts.link(
                                "How to set them up",
                                "Let the doctor look at your hooks",
                                () -> shell.open(new Place.Doctor(null))));
        none.setId("no-hooks");
        none.getStyleClass().add("usage-empty-part");
        Button chip = new Button(timing, new FontIcon(Feather.COPY));
        chip.setId("copy-timing");
        chip.getStyleClass().add("command-chip");
        chip.setAccessibleText("Copy " + timing);
        chip.setOnAction(click -> shell.copy(timing));
        untimed =
                new VBox(
                        6,
                        Parts.wrapped(
                                "Hooks of others are not timed. To time one, put this before its"
                                        + " command:",
                                "usage-teach"),
                        chip);
        untimed.setId("untimed");
        untimed.getStyleClass().add("usage-empty-part");
        lines.getStyleClass().add("hook-lines");
        VBox.setVgrow(lines, Priority.ALWAYS);
        root = new VBox(top, none, head, lines, untimed);
        root.setId("hooks");
        root.getStyleClass().addAll("card", "hook-panel");
        root.setMinWidth(0);
        canTime = !timing.isEmpty();
        choose();
    }

    private static HBox head() {
        HBox line = new HBox(Parts.words("", "hook-name"));
        line.getChildren().add(Parts.gap());
        for (String word : List.of("runs", "each", "worst", "in all")) {
            line.getChildren().add(figure(word, "hook-heading"));
        }
        line.getStyleClass().add("hook-line");
        return line;
    }

    private static Label figure(String text, String styleClass) {
        Label label = Parts.words(text, styleClass);
        label.setMinWidth(FIGURE);
        label.setPrefWidth(FIGURE);
        label.getStyleClass().add("hook-figure");
        return label;
    }

    /// @param within the days, such as `today`
    void draw(List<HookCost> all, String within) {
        title.setText("Hooks " + within);
        HookCosts next = HookCosts.of(all);
        if (next.equals(costs)) {
            return;
        }
        costs = next;
        while (made.size() > next.lines().size()) {
            lines.getChildren().remove(made.removeLast().root);
        }
        while (made.size() < next.lines().size()) {
            Line line = new Line();
            made.add(line);
            lines.getChildren().add(line.root);
        }
        for (int i = 0; i < made.size(); i++) {
            made.get(i).draw(next.lines().get(i), next.hasWorst());
        }
        choose();
    }

    private void choose() {
        boolean some = !costs.lines().isEmpty();
        Parts.show(none, !some);
        Parts.show(head, some);
        head.getChildren().stream()
                .filter(node -> node instanceof Label label && label.getText().equals("worst"))
                .forEach(node -> Parts.show(node, costs.hasWorst()));
        Parts.show(lines, some);
        Parts.show(untimed, some && !costs.timed() && canTime);
    }

    Region root() {
        return root;
    }

    private static final class Line {
        private final Label name = Parts.words("", "hook-name");
        private final Label runs = figure("", "hook-value");
        private final Label each = figure("", "hook-value");
        private final Label worst = figure("", "hook-value");
        private final Label sum = figure("", "hook-value");
        private final Tooltip tip = new Tooltip();
        private final HBox root = new HBox(name, Parts.gap(), runs, each, worst, sum);

        Line() {
            name.setMinWidth(60);
            root.getStyleClass().add("hook-line");
            root.setAccessibleRole(AccessibleRole.TEXT);
            Tooltip.install(root, tip);
        }

        void draw(HookCosts.Line line, boolean hasWorst) {
            Parts.show(worst, hasWorst);
            name.setText(line.name());
            name.getStyleClass().setAll("label", line.ours() ? "hook-ours" : "hook-name");
            runs.setText(line.runs());
            each.setText(line.each());
            worst.setText(line.worst());
            sum.setText(line.sum());
            tip.setText(line.events().isEmpty() ? line.name() : line.events());
            root.setAccessibleText(line.spoken());
        }
    }
}
