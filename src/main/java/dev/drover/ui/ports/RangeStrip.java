package dev.drover.ui.ports;

import dev.drover.model.VisibleText;
import dev.drover.model.view.PortsView;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Parts;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// All ranges as a picture above the table, with the sum, the way to look again, and what is wrong
/// with what projects ask for.
final class RangeStrip {
    private static final double LEAST = 146;
    private static final double APART = 22;
    private static final double AROUND = 36;

    private final Consumer<String> lead;
    private final Label sum = Parts.words("", "sum");
    private final TilePane bars = new TilePane(Orientation.HORIZONTAL, APART, 9);
    private final VBox notices = new VBox();
    private final HBox hint;
    private final VBox root;
    private final List<RangeBar> drawn = new ArrayList<>();
    private boolean compact;

    /// @param lead told the port that was clicked on
    RangeStrip(Consumer<String> lead, Runnable look, Consumer<String> copy) {
        this.lead = lead;
        this.hint = LeaseHint.line(copy);
        sum.setId("port-sum");
        Button refresh = Parts.button("ports-refresh", "Refresh", Feather.REFRESH_CW, look);
        refresh.setAccessibleText("Look again (F5)");
        HBox top = new HBox(8, sum, Parts.gap(), refresh);
        top.getStyleClass().add("range-top");
        bars.getStyleClass().add("range-bars");
        bars.setId("ranges");
        bars.setPrefColumns(6);
        notices.setId("port-notices");
        root = new VBox(top, bars, hint, notices);
        root.getStyleClass().add("range-strip");
        root.widthProperty().addListener((property, before, after) -> fit(after.doubleValue()));
        Parts.show(hint, false);
        Parts.show(notices, false);
    }

    /// As many columns as have room, all as wide as the room allows.
    private void fit(double width) {
        double room = width - AROUND;
        int columns = (int) Math.clamp((room + APART) / (LEAST + APART), 1, 6);
        bars.setPrefColumns(columns);
        bars.setPrefTileWidth(Math.floor((room - APART * (columns - 1)) / columns));
    }

    /// @param told what is wrong with what projects ask for, one line each
    void draw(
            PortsView view, List<PortEntry> entries, PortsModel.Counts counts, List<String> told) {
        while (drawn.size() < view.ranges().size()) {
            drawn.add(new RangeBar(lead));
        }
        while (drawn.size() > view.ranges().size()) {
            drawn.removeLast();
        }
        for (int i = 0; i < drawn.size(); i++) {
            drawn.get(i).draw(view.ranges().get(i), entries);
        }
        choose();
        int unleased = counts.all() - counts.leased();
        sum.setText(
                Figures.count(counts.leased(), "port is", "ports are")
                        + " leased; something listens on "
                        + unleased
                        + (unleased == 1 ? " other" : " others")
                        + " without a lease");
        Parts.show(hint, counts.leased() == 0 && counts.all() > 0);
        notices.getChildren().setAll(told.stream().map(RangeStrip::notice).toList());
        Parts.show(notices, !told.isEmpty());
    }

    /// Where there is little room, ranges in which there is nothing to see leave it to the table.
    void compact(boolean on) {
        if (on != compact) {
            compact = on;
            choose();
        }
    }

    private void choose() {
        List<Node> shown = new ArrayList<>();
        for (RangeBar bar : drawn) {
            if (!compact || bar.isUsed()) {
                shown.add(bar.root());
            }
        }
        if (!shown.equals(bars.getChildren())) {
            bars.getChildren().setAll(shown);
        }
        Parts.show(bars, !shown.isEmpty());
    }

    private static Node notice(String text) {
        Label label = Parts.wrapped(VisibleText.line(text, 400), "sum");
        HBox line = new HBox(10, new FontIcon(Feather.ALERT_TRIANGLE), label);
        line.getStyleClass().add("port-notice");
        return line;
    }

    List<RangeBar> ranges() {
        return List.copyOf(drawn);
    }

    VBox root() {
        return root;
    }
}
