package dev.drover.ui.charts;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Amounts of several series in each step of time, as stacked columns. The pointer, or the arrow
/// keys, choose a column and tell its amounts; a screen reader hears them, and the whole in one
/// sentence. What holds over time is the matter of {@link TimeChart}.
public final class ColumnChart {
    private final Label heading = new Label();
    private final Label moment = new Label();
    private final ColumnPlot plot = new ColumnPlot();
    private final ChartLegend legend = new ChartLegend();
    private final VBox root = new VBox();
    private Measure measure;
    private TimeWords words;
    private TimeData data = new TimeData(Instant.EPOCH, Instant.EPOCH, List.of(), List.of());
    private int chosen = -1;

    /// @param say shows one short line to the user
    public ColumnChart(
            String title, Measure measure, TimeWords words, SaveChoice save, Consumer<String> say) {
        this.measure = measure;
        this.words = words;
        heading.setText(title);
        heading.getStyleClass().add("card-title");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        moment.getStyleClass().add("chart-moment");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        ChartMenu menu = new ChartMenu(root, heading::getText, this::csv, save, say);
        HBox top = new HBox(heading, gap, moment, menu.root());
        top.getStyleClass().add("card-top");
        VBox.setVgrow(plot, Priority.ALWAYS);
        root.getChildren().addAll(top, plot, legend.root());
        root.getStyleClass().addAll("card", "column-chart");
        root.setMinWidth(0);
        root.getStylesheets().add(ChartMenu.styleSheet());
        plot.setFocusTraversable(true);
        plot.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        plot.setOnMouseMoved(event -> choose(plot.at(event.getX())));
        plot.setOnMouseExited(event -> choose(-1));
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        plot.focusedProperty()
                .addListener(
                        (property, before, after) -> {
                            if (!after) {
                                choose(-1);
                            }
                        });
    }

    /// Shows these amounts, in the nodes that are there already.
    public void draw(String title, Measure amounts, TimeWords times, TimeData newest) {
        heading.setText(title);
        if (newest.equals(data) && amounts.equals(measure) && times.equals(words)) {
            return;
        }
        if (!newest.times().equals(data.times())) {
            chosen = -1; // Another moment would stand there now.
        }
        measure = amounts;
        words = times;
        data = newest;
        plot.draw(newest, amounts, times);
        choose(Math.min(chosen, newest.times().size() - 1));
    }

    private void onKey(KeyEvent event) {
        int last = data.times().size() - 1;
        int now = chosen < 0 ? last + 1 : chosen;
        switch (event.getCode()) {
            case LEFT -> choose(Math.max(0, now - 1));
            case RIGHT -> choose(Math.min(last, now + 1));
            case HOME -> choose(0);
            case END -> choose(last);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(int index) {
        chosen = data.isEmpty() ? -1 : index;
        plot.mark(chosen);
        legend.draw(data.series(), chosen < 0 ? one -> "" : one -> value(one, chosen));
        moment.setText(
                chosen < 0
                        ? ""
                        : words.moment(data.times().get(chosen))
                                + "  ·  "
                                + written(data.total(chosen)));
        plot.setAccessibleText(chosen < 0 ? spoken() : moment.getText() + ": " + legend.spoken());
    }

    private String value(TimeData.Series series, int column) {
        return written(series.values()[column]);
    }

    private String written(double amount) {
        return measure.written().apply(Math.round(amount));
    }

    private String csv() {
        return data.csv(measure);
    }

    /// The whole in one sentence.
    private String spoken() {
        if (data.isEmpty()) {
            return heading.getText() + ": nothing";
        }
        double sum = 0;
        int most = 0;
        for (int i = 0; i < data.times().size(); i++) {
            sum += data.total(i);
            most = data.total(i) > data.total(most) ? i : most;
        }
        return heading.getText()
                + ", from "
                + words.moment(data.from())
                + " on: "
                + written(sum)
                + " in all, most "
                + words.moment(data.times().get(most))
                + " with "
                + written(data.total(most))
                + ". Arrow keys go through the time.";
    }

    public Region root() {
        return root;
    }
}
