package dev.drover.ui.charts;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Amounts in rows and columns, such as weekdays and hours, as squares that are the larger and the
/// stronger in colour the more there is. The pointer, or the arrow keys, choose a cell and tell
/// its amount; a screen reader hears it, and where there is most.
public final class HeatMap {
    private final String title;
    private final Measure measure;
    private final String ahead;
    private final HeatGrid grid = new HeatGrid();
    private final Label moment = new Label();
    private final Tooltip tip = new Tooltip();
    private final List<Label> legend = new ArrayList<>();
    private final VBox root = new VBox();
    private HeatData data = new HeatData(List.of(), List.of(), List.of());
    private int chosen = -1;

    /// @param ahead what is told of a cell without an amount
    /// @param say shows one short line to the user
    public HeatMap(
            String title, Measure measure, String ahead, SaveChoice save, Consumer<String> say) {
        this.title = title;
        this.measure = measure;
        this.ahead = ahead;
        Label heading = new Label(title);
        heading.getStyleClass().add("card-title");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        moment.getStyleClass().add("chart-moment");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        ChartMenu menu = new ChartMenu(root, title, () -> data.csv(measure), save, say);
        HBox top = new HBox(heading, gap, moment, menu.root());
        top.getStyleClass().add("card-top");
        VBox.setVgrow(grid, Priority.ALWAYS);
        root.getChildren().addAll(top, grid, legend());
        root.getStyleClass().addAll("card", "heat-map");
        root.setMinWidth(0);
        root.getStylesheets().add(ChartMenu.styleSheet());
        grid.setFocusTraversable(true);
        grid.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        tip.setShowDelay(Duration.millis(150));
        grid.addEventHandler(MouseEvent.MOUSE_MOVED, this::onMove);
        grid.setOnMouseExited(event -> choose(-1));
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        grid.focusedProperty()
                .addListener(
                        (property, before, after) -> {
                            if (!after) {
                                choose(-1);
                            }
                        });
    }

    private HBox legend() {
        HBox line = new HBox();
        line.getStyleClass().add("heat-legend");
        for (int level = 0; level <= HeatData.LEVELS; level++) {
            Region sign = new Region();
            sign.getStyleClass().addAll("heat-cell", "heat-" + level);
            double size = level == 0 ? 3 : 7 + level;
            sign.setMinSize(size, size);
            sign.setMaxSize(size, size);
            StackPane room = new StackPane(sign);
            room.setMinSize(13, 13);
            Label label = new Label(level == 0 ? "none" : "", room);
            legend.add(label);
            line.getChildren().add(label);
        }
        return line;
    }

    public void draw(HeatData newest) {
        if (newest.equals(data)) {
            return;
        }
        data = newest;
        grid.draw(newest);
        long[] begins = grid.thresholds();
        for (int level = 1; level <= HeatData.LEVELS; level++) {
            long begin = begins[level - 1];
            // With few different amounts some levels have no cell.
            boolean used =
                    begin < Long.MAX_VALUE && (level == HeatData.LEVELS || begin < begins[level]);
            Label label = legend.get(level);
            label.setText(used ? "from " + measure.written().apply(begin) : "");
            label.setVisible(used);
            label.setManaged(used);
        }
        choose(Math.min(chosen, newest.amounts().size() - 1));
    }

    private void onMove(MouseEvent move) {
        choose(grid.at(move.getX(), move.getY()));
    }

    private void onKey(KeyEvent event) {
        int columns = data.columns().size();
        int last = data.amounts().size() - 1;
        int now = chosen < 0 ? data.greatest() : chosen;
        if (last < 0 || now < 0) {
            return;
        }
        int next =
                switch (event.getCode()) {
                    case LEFT -> chosen < 0 ? now : now - (now % columns > 0 ? 1 : 0);
                    case RIGHT -> chosen < 0 ? now : now + (now % columns < columns - 1 ? 1 : 0);
                    case UP -> chosen < 0 ? now : now - (now >= columns ? columns : 0);
                    case DOWN -> chosen < 0 ? now : now + (now + columns <= last ? columns : 0);
                    case HOME -> now - now % columns;
                    case END -> now - now % columns + columns - 1;
                    default -> -1;
                };
        if (next >= 0) {
            choose(next);
            event.consume();
        }
    }

    private void choose(int cell) {
        chosen = data.amounts().isEmpty() ? -1 : cell;
        grid.choose(chosen);
        moment.setText(chosen < 0 ? "" : data.place(chosen) + "  ·  " + told(chosen));
        if (chosen < 0) {
            Tooltip.uninstall(grid, tip);
            tip.hide();
        } else {
            tip.setText(data.place(chosen) + "\n" + told(chosen));
            Tooltip.install(grid, tip);
        }
        grid.setAccessibleText(chosen < 0 ? spoken() : data.place(chosen) + ": " + told(chosen));
    }

    private String told(int cell) {
        Long amount = data.at(cell);
        return amount == null
                ? ahead
                : amount == 0 ? "none" : measure.written().apply(amount) + " " + measure.unit();
    }

    private String spoken() {
        int most = data.greatest();
        return most < 0
                ? title + ": nothing yet"
                : title
                        + ": most on "
                        + data.place(most)
                        + " with "
                        + told(most)
                        + ". Arrow keys go from cell to cell.";
    }

    public Region root() {
        return root;
    }
}
