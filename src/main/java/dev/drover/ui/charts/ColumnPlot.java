package dev.drover.ui.charts;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Stacked columns with their axes, laid out for any size. Nodes are made when there are too few
/// and hidden when there are too many, never made anew.
final class ColumnPlot extends Pane {
    private static final double LEFT = 52;
    private static final double RIGHT = 18;
    private static final double TOP = 8;
    private static final double BOTTOM = 22;
    private static final double WIDEST = 56;

    /// A mark of the time needs this much room.
    private static final double MARK = 52;

    private final Region mark = new Region();
    private final List<Region> lines = new ArrayList<>();
    private final List<Label> amounts = new ArrayList<>();
    private final List<Label> times = new ArrayList<>();
    private final List<Region> parts = new ArrayList<>();
    private TimeData data = new TimeData(Instant.EPOCH, Instant.EPOCH, List.of(), List.of());
    private double step = 1;
    private double top = 1;
    private int marked = -1;

    ColumnPlot() {
        getStyleClass().add("column-plot");
        mark.getStyleClass().add("column-mark");
        mark.setVisible(false);
        getChildren().add(mark);
        setMinSize(120, 90);
    }

    void draw(TimeData next, Measure measure, TimeWords words) {
        data = next;
        step = Steps.forMost(next.greatestTotal(), 4);
        top = step * Math.max(2, Math.ceil(next.greatestTotal() / step));
        int levels = (int) Math.round(top / step);
        take(lines, levels + 1, () -> styled(new Region(), "column-line"));
        take(amounts, levels + 1, () -> styled(new Label(), "column-amount"));
        for (int i = 0; i <= levels; i++) {
            amounts.get(i).setText(measure.written().apply(Math.round(i * step)));
        }
        take(times, next.times().size(), () -> styled(new Label(), "column-time"));
        for (int i = 0; i < next.times().size(); i++) {
            times.get(i).setText(words.mark(next.times().get(i)));
        }
        int needed = 0;
        for (TimeData.Series series : next.series()) {
            for (double value : series.values()) {
                if (value > 0) {
                    take(parts, ++needed, () -> styled(new Region(), "column-part"));
                    parts.get(needed - 1)
                            .getStyleClass()
                            .setAll("column-part", series.styleClass());
                }
            }
        }
        take(parts, needed, Region::new);
        mark(Math.min(marked, next.times().size() - 1));
        requestLayout();
    }

    private static <N extends Node> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        node.setManaged(false);
        node.setMouseTransparent(true);
        return node;
    }

    private <N extends Node> void take(List<N> nodes, int wanted, Supplier<N> make) {
        while (nodes.size() < wanted) {
            N made = make.get();
            nodes.add(made);
            getChildren().add(made);
        }
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).setVisible(i < wanted);
        }
    }

    /// The column at a place, -1 beside all of them.
    int at(double x) {
        for (int i = 0; i < data.times().size(); i++) {
            if (x >= left(i) && x < left(i) + width(i)) {
                return i;
            }
        }
        return -1;
    }

    /// Lights up what stands there, -1 for nothing.
    void mark(int column) {
        marked = column;
        mark.setVisible(column >= 0);
        requestLayout();
    }

    private double left(int column) {
        return x(data.times().get(column));
    }

    private double width(int column) {
        Instant next =
                column + 1 < data.times().size() ? data.times().get(column + 1) : end(column);
        return x(next) - left(column);
    }

    /// The last column is as wide as the one before it, and never beyond the chart.
    private Instant end(int last) {
        if (last == 0) {
            return data.to();
        }
        Instant begin = data.times().get(last);
        long seconds = begin.getEpochSecond() - data.times().get(last - 1).getEpochSecond();
        Instant end = begin.plusSeconds(seconds);
        return end.isAfter(data.to()) ? data.to() : end;
    }

    private double x(Instant at) {
        double span = Math.max(1, data.to().getEpochSecond() - data.from().getEpochSecond());
        double share = (at.getEpochSecond() - data.from().getEpochSecond()) / span;
        return LEFT + share * (getWidth() - LEFT - RIGHT);
    }

    @Override
    protected void layoutChildren() {
        double floor = getHeight() - BOTTOM;
        double room = floor - TOP;
        for (int i = 0; i < lines.size() && lines.get(i).isVisible(); i++) {
            double y = Math.rint(floor - room * i * step / top);
            lines.get(i).resizeRelocate(LEFT, y, getWidth() - LEFT - RIGHT, 1);
            amounts.get(i).resizeRelocate(0, y - 8, LEFT - 8, 16);
        }
        if (!data.isEmpty()) {
            int every = (int) Math.max(1, Math.ceil(MARK / Math.max(1, width(0))));
            every =
                    every > 1 && data.times().size() > 20 && data.times().size() < 26
                            ? roundHours(every)
                            : every;
            for (int i = 0; i < data.times().size(); i++) {
                Label time = times.get(i);
                time.setVisible(i % every == 0);
                double middle = left(i) + width(i) / 2;
                time.resizeRelocate(Math.rint(middle - MARK / 2 - 10), floor + 4, MARK + 20, 16);
            }
            stack(floor, room);
        }
        if (marked >= 0) {
            mark.resizeRelocate(left(marked), TOP, width(marked), room);
        }
    }

    /// Clocks are read in quarters of a day.
    private static int roundHours(int atLeast) {
        return atLeast <= 2 ? 2 : atLeast <= 3 ? 3 : atLeast <= 6 ? 6 : 12;
    }

    private void stack(double floor, double room) {
        double[] below = new double[data.times().size()];
        int part = 0;
        for (TimeData.Series series : data.series()) {
            for (int i = 0; i < below.length; i++) {
                double value = series.values()[i];
                if (value <= 0) {
                    continue;
                }
                double whole = width(i);
                double wide = Math.clamp(Math.rint(whole * 0.72), 2, WIDEST);
                double from = Math.rint(floor - room * below[i] / top);
                below[i] += value;
                double to = Math.rint(floor - room * below[i] / top);
                // A line of ground between two colours, where there is room for one.
                double high = from - to > 3 ? from - to - 1 : Math.max(from - to, 1);
                parts.get(part++)
                        .resizeRelocate(Math.rint(left(i) + (whole - wide) / 2), to, wide, high);
            }
        }
    }
}
