package dev.drover.ui.ports;

import dev.drover.model.VisibleText;
import dev.drover.model.view.PortsView.Range;
import dev.drover.ui.part.Parts;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// The range of one type as a thin bar: a mark for each port that is leased or used. Under the
/// pointer it tells which port that is and whose; a click leads there.
final class RangeBar {
    private static final double HEIGHT = 10;
    private static final double LEAST_MARK = 2.5;

    /// How far beside a mark the pointer still means it.
    private static final double NEAR = 4;

    private final Consumer<String> lead;
    private final Label name = Parts.words("", "range-name");
    private final Label span = Parts.words("", "range-span");
    private final Bar bar = new Bar();
    private final Tooltip tip = new Tooltip();
    private final VBox root;
    private Range range = new Range("", 1, 1, 0, 0);
    private List<PortEntry> its = List.of();

    /// @param lead told the port that was clicked on
    RangeBar(Consumer<String> lead) {
        this.lead = lead;
        name.setMinWidth(Region.USE_PREF_SIZE);
        root = new VBox(3, new HBox(6, name, Parts.gap(), span), bar);
        root.getStyleClass().add("range");
        tip.setShowDelay(Duration.millis(150));
        Tooltip.install(bar, tip);
        bar.setOnMouseMoved(move -> tip.setText(told(move.getX())));
        bar.setOnMouseClicked(
                click -> {
                    PortEntry hit = at(click.getX());
                    if (hit != null && click.getButton() == MouseButton.PRIMARY) {
                        lead(hit);
                    }
                });
    }

    private void lead(PortEntry hit) {
        lead.accept(hit.port());
    }

    void draw(Range next, List<PortEntry> all) {
        List<PortEntry> inside =
                all.stream()
                        .filter(e -> e.view().port() >= next.first())
                        .filter(e -> e.view().port() <= next.last())
                        // A clash is never hidden behind its neighbours.
                        .sorted(Comparator.comparing(PortEntry::look).reversed())
                        .toList();
        if (next.equals(range) && inside.equals(its)) {
            return;
        }
        range = next;
        its = inside;
        name.setText(VisibleText.line(next.type(), 24));
        span.setText(next.first() + "–" + next.last());
        root.setAccessibleText(summary());
        bar.setAccessibleText(summary());
        tip.setText(summary());
        bar.draw();
    }

    boolean isUsed() {
        return !its.isEmpty();
    }

    String summary() {
        return range.type()
                + ", "
                + range.first()
                + " to "
                + range.last()
                + ": "
                + range.leased()
                + " leased, "
                + range.unleased()
                + " used without a lease, "
                + (range.size() - range.leased() - range.unleased())
                + " free";
    }

    /// What stands under the pointer.
    String told(double x) {
        PortEntry hit = at(x);
        if (hit != null) {
            return hit.sentence();
        }
        int port = range.first() + (int) (Math.clamp(x / bar.getWidth(), 0, 0.9999) * range.size());
        return port + " is free.\n" + summary();
    }

    private @Nullable PortEntry at(double x) {
        PortEntry nearest = null;
        double best = NEAR + LEAST_MARK;
        for (PortEntry entry : its) {
            double middle = bar.x(entry) + bar.mark() / 2;
            double away = Math.max(0, Math.abs(x - middle) - bar.mark() / 2);
            if (away <= NEAR && away < best) {
                best = away;
                nearest = entry;
            }
        }
        return nearest;
    }

    /// Its marks stand where their ports lie in the range, whatever its width.
    private final class Bar extends Pane {
        private final List<Region> marks = new ArrayList<>();

        Bar() {
            getStyleClass().add("range-bar");
            setMinHeight(HEIGHT);
            setPrefHeight(HEIGHT);
            setMaxHeight(HEIGHT);
            setMinWidth(40);
        }

        void draw() {
            marks.clear();
            for (PortEntry entry : its) {
                Region mark = new Region();
                mark.setMouseTransparent(true);
                mark.getStyleClass().setAll("range-mark", "range-" + entry.look().styleClass());
                marks.add(mark);
            }
            getChildren().setAll(marks);
            requestLayout();
        }

        double mark() {
            return Math.max(LEAST_MARK, getWidth() / range.size());
        }

        double x(PortEntry entry) {
            double share = (entry.view().port() - range.first()) / (double) range.size();
            return Math.min(share * getWidth(), getWidth() - mark());
        }

        @Override
        protected void layoutChildren() {
            for (int i = 0; i < marks.size(); i++) {
                // Only leased stands lower than what is used as well.
                double high = its.get(i).look() == PortLook.LEASED ? HEIGHT / 2 : HEIGHT;
                marks.get(i).resizeRelocate(x(its.get(i)), HEIGHT - high, mark(), high);
            }
        }
    }

    VBox root() {
        return root;
    }
}
