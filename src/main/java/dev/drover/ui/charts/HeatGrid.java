package dev.drover.ui.charts;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;

/// The cells of a heat map with the names of its rows and columns, laid out for any size. The
/// stronger a cell, the larger its square, so that colour is not the only sign.
final class HeatGrid extends Pane {
    private static final double LEFT = 52;
    private static final double RIGHT = 18;
    private static final double BOTTOM = 20;

    /// A name of a column needs this much room.
    private static final double NAME = 40;

    private final List<Label> rows = new ArrayList<>();
    private final List<Label> columns = new ArrayList<>();
    private final List<Region> cells = new ArrayList<>();
    private final Region cursor = new Region();
    private HeatData data = new HeatData(List.of(), List.of(), List.of());
    private long[] thresholds = data.thresholds();
    private int chosen = -1;

    HeatGrid() {
        getStyleClass().add("heat-grid");
        cursor.getStyleClass().add("heat-cursor");
        cursor.setVisible(false);
        cursor.setMouseTransparent(true);
        setMinSize(200, 120);
    }

    void draw(HeatData next) {
        boolean shaped = next.rows().equals(data.rows()) && next.columns().equals(data.columns());
        data = next;
        thresholds = next.thresholds();
        if (!shaped) {
            build();
        }
        for (int i = 0; i < cells.size(); i++) {
            Long amount = next.at(i);
            String level =
                    amount == null ? "heat-ahead" : "heat-" + HeatData.level(amount, thresholds);
            cells.get(i).getStyleClass().setAll("heat-cell", level);
        }
        choose(Math.min(chosen, cells.size() - 1));
        requestLayout();
    }

    private void build() {
        rows.clear();
        columns.clear();
        cells.clear();
        data.rows().forEach(name -> rows.add(name(name.substring(0, 3), "heat-row")));
        data.columns().forEach(name -> columns.add(name(name, "heat-column")));
        data.amounts()
                .forEach(
                        amount -> {
                            Region cell = new Region();
                            cell.setMouseTransparent(true);
                            cells.add(cell);
                        });
        getChildren().setAll(rows);
        getChildren().addAll(columns);
        getChildren().addAll(cells);
        getChildren().add(cursor);
    }

    private static Label name(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMouseTransparent(true);
        return label;
    }

    long[] thresholds() {
        return thresholds;
    }

    /// The cell at a place, -1 beside all of them.
    int at(double x, double y) {
        double wide = wide();
        double high = high();
        if (x < LEFT || y < 0 || wide <= 0 || high <= 0) {
            return -1;
        }
        int column = (int) ((x - LEFT) / wide);
        int row = (int) (y / high);
        return column >= data.columns().size() || row >= data.rows().size()
                ? -1
                : row * data.columns().size() + column;
    }

    void choose(int cell) {
        chosen = cell;
        cursor.setVisible(cell >= 0);
        requestLayout();
    }

    private double wide() {
        return (getWidth() - LEFT - RIGHT) / Math.max(1, data.columns().size());
    }

    private double high() {
        return (getHeight() - BOTTOM) / Math.max(1, data.rows().size());
    }

    @Override
    protected void layoutChildren() {
        double wide = wide();
        double high = high();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).resizeRelocate(0, Math.rint(i * high), LEFT - 10, Math.rint(high));
        }
        int every = wide * 3 >= NAME ? 3 : 6;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).setVisible(i % every == 0);
            columns.get(i)
                    .resizeRelocate(
                            Math.rint(LEFT + (i + 0.5) * wide - NAME / 2),
                            getHeight() - BOTTOM + 3,
                            NAME,
                            16);
        }
        double side = Math.floor(Math.min(wide, high)) - 2;
        for (int i = 0; i < cells.size(); i++) {
            Long amount = data.at(i);
            int level = amount == null ? 0 : HeatData.level(amount, thresholds);
            double size = level == 0 ? 3 : Math.rint(side * (0.52 + 0.12 * (level - 1)));
            double middleX = LEFT + (i % data.columns().size() + 0.5) * wide;
            int row = i / data.columns().size();
            double middleY = (row + 0.5) * high;
            cells.get(i)
                    .resizeRelocate(
                            Math.rint(middleX - size / 2),
                            Math.rint(middleY - size / 2),
                            size,
                            size);
        }
        if (chosen >= 0) {
            int row = chosen / data.columns().size();
            cursor.resizeRelocate(
                    Math.rint(LEFT + chosen % data.columns().size() * wide),
                    Math.rint(row * high),
                    Math.rint(wide),
                    Math.rint(high));
        }
    }
}
