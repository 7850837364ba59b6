package dev.drover.ui.overview;

import dev.drover.model.Place;
import dev.drover.model.view.StateHistory;
import dev.drover.ui.charts.BarChartView;
import dev.drover.ui.charts.SaveChoice;
import dev.drover.ui.charts.TimeChart;
import dev.drover.ui.charts.TimeWords;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Inquiry;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything at a glance: figures, who waits, which alerts fire, the last hour, who takes how much
/// memory. Each part leads to what it tells of. Built once and drawn in place.
public final class OverviewPage implements Page {
    /// The timeline's steps are longer than this.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Label headline = new Label();
    private final FigureTiles figures;
    private final CardList<OverviewModel.Waiting> queue;
    private final CardList<OverviewModel.Firing> alerts;
    private final TimeChart timeline;
    private final BarChartView memory;
    private final Inquiry<StateHistory> lastHour;
    private final ScrollPane full;
    private final FirstSteps firstSteps;
    private final StackPane root = new StackPane();
    private Instant asked = Instant.EPOCH;

    /// @param open leads to a place
    /// @param copy puts a text on the clipboard and says so
    /// @param say shows one short line to the user
    /// @param lastHour may wait for the disk
    public OverviewPage(
            Consumer<Place> open,
            Consumer<String> copy,
            Consumer<String> say,
            Supplier<StateHistory> lastHour,
            SaveChoice save) {
        figures = new FigureTiles(open);
        queue =
                new CardList<>(
                        "queue",
                        "Waiting for you",
                        "Nobody waits for you.",
                        OverviewModel.Waiting::id,
                        OverviewLines.OfQueue::new,
                        item -> open.accept(new Place.Instances(item.id())));
        alerts =
                new CardList<>(
                        "alerts",
                        "Alerts",
                        "All is well: no alert fires.",
                        OverviewModel.Firing::id,
                        OverviewLines.OfAlerts::new,
                        item -> open.accept(OverviewModel.place(item)));
        timeline = new TimeChart("Last hour", TimeWords.clock(ZoneId.systemDefault()), save, say);
        memory =
                new BarChartView(
                        "Memory",
                        "bytes",
                        Figures::bytes,
                        "The memory of these agents cannot be seen.",
                        id -> open.accept(new Place.Instances(id)),
                        save,
                        say);
        this.lastHour =
                new Inquiry<>(
                        lastHour,
                        history -> timeline.draw(OverviewModel.timeline(history)),
                        Inquiry.virtualThreads(),
                        Platform::runLater);
        firstSteps = new FirstSteps(open, copy);
        full = new ScrollPane(content());
        full.setFitToWidth(true);
        full.setFitToHeight(true);
        full.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        full.setFocusTraversable(false);
        root.setId("overview");
        root.getStyleClass().add("overview");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(OverviewPage.class.getResource("overview.css"))
                                .toExternalForm());
        root.getChildren().addAll(full, firstSteps.root());
        firstSteps.root().setVisible(false);
    }

    private Node content() {
        headline.getStyleClass().add("headline");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("overview-grid");
        for (double share : new double[] {61, 39}) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            grid.getColumnConstraints().add(column);
        }
        RowConstraints lists = new RowConstraints(160, 246, 420);
        // Not less than eight bars and the line below them need, also in a small window.
        RowConstraints charts = new RowConstraints(286, 290, Double.MAX_VALUE);
        charts.setVgrow(Priority.ALWAYS);
        grid.getRowConstraints().addAll(lists, charts);
        grid.addRow(0, queue.root(), alerts.root());
        grid.addRow(1, timeline.root(), memory.root());
        VBox.setVgrow(grid, Priority.ALWAYS);
        VBox column = new VBox(headline, figures.root(), grid);
        column.getStyleClass().add("overview-content");
        return column;
    }

    @Override
    public void draw(Snapshot snapshot) {
        boolean empty = OverviewModel.isEmpty(snapshot);
        firstSteps.root().setVisible(empty);
        full.setVisible(!empty);
        if (empty) {
            return;
        }
        headline.setText(OverviewModel.headline(snapshot));
        figures.draw(OverviewFigures.of(snapshot));
        queue.draw(OverviewModel.queue(snapshot));
        alerts.draw(OverviewModel.alertLines(snapshot));
        memory.draw(OverviewModel.memoryBars(snapshot));
        if (Duration.between(asked, snapshot.at()).abs().compareTo(BETWEEN_LOOKS) >= 0) {
            asked = snapshot.at();
            lastHour.ask();
        }
    }

    @Override
    public boolean open(Place place) {
        return place instanceof Place.Overview;
    }

    @Override
    public void focus() {
        if (firstSteps.root().isVisible()) {
            firstSteps.root().requestFocus();
        } else if (!queue.isEmpty()) {
            queue.focus();
        } else {
            figures.root().lookup(".figure-tile").requestFocus();
        }
    }

    @Override
    public Node root() {
        return root;
    }
}
