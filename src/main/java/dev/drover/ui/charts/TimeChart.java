package dev.drover.ui.charts;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.StackedAreaChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Several series over time, stacked, as steps. The pointer, or the arrow keys, choose a moment and
/// tell its values; a screen reader hears them, and the whole in one sentence.
public final class TimeChart {
    /// More moments than this cannot be told apart on a screen.
    public static final int MOST_MOMENTS = 360;

    /// Two points so close draw an upright line.
    private static final double INSTANT_BEFORE = 0.001;

    private final String title;
    private final TimeWords words;
    private final NumberAxis time = new NumberAxis();
    private final NumberAxis amount = new NumberAxis();
    private final StackedAreaChart<Number, Number> chart = new StackedAreaChart<>(time, amount);
    private final Region cursor = new Region();
    private final Pane above = new Pane(cursor);
    private final ChartLegend legend = new ChartLegend();
    private final Label moment = new Label();
    private final VBox root;
    private TimeData data = new TimeData(Instant.EPOCH, Instant.EPOCH, List.of(), List.of());
    private int chosen = -1;

    /// @param title what it shows, in a few words
    /// @param words how a moment reads
    /// @param say shows one short line to the user
    public TimeChart(String title, TimeWords words, SaveChoice save, Consumer<String> say) {
        this.title = title;
        this.words = words;
        Label heading = new Label(title);
        heading.getStyleClass().add("card-title");
        moment.getStyleClass().add("chart-moment");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        buildChart();
        StackPane plot = new StackPane(chart, above);
        plot.getStyleClass().add("chart-plot-pane");
        VBox.setVgrow(plot, Priority.ALWAYS);
        root = new VBox();
        ChartMenu menu = new ChartMenu(root, title, () -> data.csv(), save, say);
        HBox top = new HBox(heading, gap, moment, menu.root());
        top.getStyleClass().add("card-top");
        root.getChildren().addAll(top, plot, legend.root());
        root.getStyleClass().addAll("card", "time-chart");
        root.getStylesheets().add(ChartMenu.styleSheet());
        plot.setFocusTraversable(true);
        plot.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        plot.setOnMouseMoved(event -> choose(momentAt(event.getSceneX(), event.getSceneY())));
        plot.setOnMouseExited(event -> choose(-1));
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        plot.focusedProperty()
                .addListener(
                        (property, before, after) -> {
                            if (!after) {
                                choose(-1);
                            }
                        });
        plot.setId("plot");
        plot.layoutBoundsProperty().addListener((property, before, after) -> placeCursor());
    }

    private void buildChart() {
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setCreateSymbols(false);
        chart.setVerticalGridLinesVisible(false);
        chart.setHorizontalZeroLineVisible(false);
        chart.setVerticalZeroLineVisible(false);
        chart.setFocusTraversable(false);
        chart.setMinSize(0, 0);
        for (NumberAxis axis : List.of(time, amount)) {
            axis.setAnimated(false);
            axis.setAutoRanging(false);
            axis.setMinorTickVisible(false);
            axis.setTickMarkVisible(false);
        }
        amount.setForceZeroInRange(true);
        time.setTickLabelFormatter(words.ticks(time::getTickUnit));
        amount.setTickLabelFormatter(TimeWords.whole());
        cursor.getStyleClass().add("chart-cursor");
        cursor.setVisible(false);
        cursor.setManaged(false);
        above.setMouseTransparent(true);
    }

    /// Shows these values, in the nodes that are there already.
    public void draw(TimeData newest) {
        TimeData next = newest.capped(MOST_MOMENTS);
        if (next.equals(data)) {
            return;
        }
        data = next;
        double from = seconds(next.from());
        double to = Math.max(from + 1, seconds(next.to()));
        time.setLowerBound(from);
        time.setUpperBound(to);
        time.setTickUnit(Steps.ofTime(to - from, 7));
        double step = Steps.forMost(next.greatestTotal(), 4);
        amount.setTickUnit(step);
        amount.setUpperBound(step * Math.max(2, Math.ceil(next.greatestTotal() / step)));
        fill(next);
        legend.draw(next.series(), chosen < 0 ? next.times().size() - 1 : chosen);
        choose(Math.min(chosen, next.times().size() - 1));
        root.lookup("#plot").setAccessibleText(spoken());
    }

    private void fill(TimeData next) {
        ObservableList<XYChart.Series<Number, Number>> shown = chart.getData();
        List<TimeData.Series> wanted = next.series();
        while (shown.size() > wanted.size()) {
            shown.removeLast();
        }
        while (shown.size() < wanted.size()) {
            shown.add(new XYChart.Series<>(FXCollections.observableArrayList()));
        }
        for (int i = 0; i < wanted.size(); i++) {
            TimeData.Series series = wanted.get(i);
            XYChart.Series<Number, Number> there = shown.get(i);
            if (!series.name().equals(there.getName())) {
                there.setName(series.name());
            }
            there.getData().setAll(points(next, series));
            colour(there.getNode(), series.styleClass());
        }
    }

    private static void colour(Node area, String styleClass) {
        if (area instanceof Group group && !group.getStyleClass().contains(styleClass)) {
            group.getStyleClass().setAll("area", styleClass);
        }
    }

    private static List<XYChart.Data<Number, Number>> points(
            TimeData data, TimeData.Series series) {
        List<XYChart.Data<Number, Number>> points = new ArrayList<>();
        for (int i = 0; i < data.times().size(); i++) {
            double at = seconds(data.times().get(i));
            if (i > 0) {
                points.add(new XYChart.Data<>(at - INSTANT_BEFORE, series.values()[i - 1]));
            }
            points.add(new XYChart.Data<>(at, series.values()[i]));
        }
        if (!points.isEmpty()) {
            points.add(new XYChart.Data<>(seconds(data.to()), series.last()));
        }
        return points;
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / 1e9;
    }

    private int momentAt(double sceneX, double sceneY) {
        Point2D there = time.sceneToLocal(sceneX, sceneY);
        if (data.isEmpty() || there == null) {
            return -1;
        }
        double seconds = time.getValueForDisplay(there.getX()).doubleValue();
        return seconds < seconds(data.from()) || seconds > seconds(data.to())
                ? -1
                : data.at(Instant.ofEpochMilli((long) (seconds * 1_000)));
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
        boolean some = chosen >= 0;
        moment.setText(some ? words.moment(data.times().get(chosen)) : "");
        legend.draw(data.series(), some ? chosen : data.times().size() - 1);
        if (some) {
            root.lookup("#plot").setAccessibleText(spokenMoment());
        }
        placeCursor();
    }

    private void placeCursor() {
        cursor.setVisible(chosen >= 0);
        if (chosen < 0) {
            return;
        }
        Instant at = data.times().get(chosen);
        double x = time.getDisplayPosition(Math.max(seconds(at), seconds(data.from())));
        Point2D top = above.sceneToLocal(time.localToScene(x, 0));
        Point2D high = above.sceneToLocal(amount.localToScene(0, 0));
        if (top != null && high != null) {
            cursor.resizeRelocate(Math.rint(top.getX()), high.getY(), 1, amount.getHeight());
        }
    }

    private String spokenMoment() {
        return words.moment(data.times().get(chosen)) + ": " + legend.spoken();
    }

    /// The whole in one sentence.
    String spoken() {
        return title
                + ", from "
                + words.moment(data.from())
                + " to "
                + words.moment(data.to())
                + ". Now "
                + (data.isEmpty() ? "nothing" : legend.spoken())
                + ". At most "
                + Math.round(data.greatestTotal())
                + " at once. Arrow keys go through the time.";
    }

    public Region root() {
        return root;
    }
}
