package dev.drover.ui.instances.detail;

import dev.drover.model.view.InstanceHistory.Span;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.time.Instant;
import java.util.List;

/// The last hour of one agent as a strip of colours over a line of times, with the sums below.
final class HourStrip {
    private final Pane strip = new Pane();
    private final HBox times = new HBox();
    private final FlowPane sums = new FlowPane();
    private final VBox root = new VBox(strip, times, sums);
    private HourModel drawn = new HourModel(List.of(), List.of());

    HourStrip() {
        root.setId("hour");
        root.getStyleClass().add("hour");
        root.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        root.setFocusTraversable(false);
        strip.getStyleClass().add("hour-strip");
        // A region gets its width before its height, so either may be the last to come.
        strip.widthProperty().addListener((property, before, after) -> place());
        strip.heightProperty().addListener((property, before, after) -> place());
        times.getStyleClass().add("hour-times");
        sums.getStyleClass().add("hour-sums");
        for (int i = 0; i < 3; i++) {
            times.getChildren().add(new Label());
            if (i < 2) {
                Region gap = new Region();
                HBox.setHgrow(gap, Priority.ALWAYS);
                times.getChildren().add(gap);
            }
        }
    }

    void draw(List<Span> spans, Instant now) {
        HourModel hour = HourModel.of(spans, now);
        time(0, FactSheet.minute(now.minus(HourModel.HOUR)));
        time(2, FactSheet.minute(now.minus(HourModel.HOUR.dividedBy(2))));
        time(4, "now");
        if (hour.equals(drawn)) {
            return;
        }
        drawn = hour;
        root.setAccessibleText(hour.spoken());
        strip.getChildren().setAll(hour.pieces().stream().map(HourStrip::piece).toList());
        sums.getChildren().setAll(hour.totals().stream().map(HourStrip::sum).toList());
        place();
    }

    private void time(int at, String words) {
        ((Label) times.getChildren().get(at)).setText(words);
    }

    private static Node piece(HourModel.Piece piece) {
        Region colour = new Region();
        // Placed by column, not by what it would like to be.
        colour.setManaged(false);
        colour.getStyleClass().addAll("hour-piece", "piece-" + piece.look().state());
        Tooltip tip = new Tooltip(piece.words());
        tip.setShowDelay(Duration.millis(200));
        Tooltip.install(colour, tip);
        return colour;
    }

    private static Node sum(HourModel.Total total) {
        Region dot = new Region();
        dot.getStyleClass().addAll("dot", total.look().styleClass());
        Label label = new Label(total.words(), dot);
        label.getStyleClass().add("hour-sum");
        return label;
    }

    /// Whole pixels, so that no light shows between two pieces.
    private void place() {
        double step = strip.getWidth() / HourModel.COLUMNS;
        for (int i = 0; i < drawn.pieces().size(); i++) {
            HourModel.Piece piece = drawn.pieces().get(i);
            double from = Math.floor(piece.from() * step);
            double to = Math.max(from + 1, Math.floor(piece.to() * step));
            strip.getChildren().get(i).resizeRelocate(from, 0, to - from, strip.getHeight());
        }
    }

    Node root() {
        return root;
    }
}
