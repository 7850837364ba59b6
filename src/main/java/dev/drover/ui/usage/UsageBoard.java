package dev.drover.ui.usage;

import dev.drover.ui.charts.BarChartView;
import dev.drover.ui.charts.ColumnChart;
import dev.drover.ui.charts.HeatMap;
import dev.drover.ui.charts.SaveChoice;
import dev.drover.ui.charts.TimeWords;
import dev.drover.ui.page.Shell;
import dev.drover.ui.part.Parts;
import dev.drover.ui.usage.UsageChoice.Span;
import dev.drover.ui.usage.UsageChoice.Unit;
import dev.drover.ui.usage.UsageView.Side;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// The figures of usage: tiles, columns over time, who used most, the week, the hooks. Built once
/// and drawn in place; what a person chooses, it only tells on.
final class UsageBoard {
    private final UsageTiles tiles = new UsageTiles();
    private final Segments<Side> sides;
    private final Segments<Unit> units;
    private final ColumnChart columns;
    private final BarChartView most;
    private final HeatMap week;
    private final HookPanel hooks;
    private final Label foot = Parts.wrapped("", "usage-foot");
    private final SeriesColours colours = new SeriesColours();
    private final UsageInputs.Words words;
    private final ScrollPane root;
    private Side side = UsageChoice.FIRST.side();

    /// Who is told what a person chose.
    interface Told {
        void side(Side side);

        void unit(Unit unit);

        /// The bar of this key.
        void open(String key);

        void sources();
    }

    UsageBoard(Shell shell, UsageInputs.Words words, SaveChoice save, Node export, Told told) {
        this.words = words;
        Consumer<String> say = shell::say;
        sides =
                new Segments<>(
                        "side",
                        "Told apart by",
                        Arrays.stream(Side.values())
                                .map(
                                        one ->
                                                new Segments.Choice<>(
                                                        one,
                                                        UsageWords.one(one),
                                                        UsageWords.meaning(one)))
                                .toList(),
                        told::side);
        units =
                new Segments<>(
                        "unit",
                        "Counted in",
                        Segments.of(
                                List.of(Unit.values()),
                                unit -> unit == Unit.TOKENS ? "Tokens" : "Cost"),
                        told::unit);
        columns =
                new ColumnChart(
                        "Tokens",
                        UsageWords.TOKENS,
                        TimeWords.hours(ZoneId.systemDefault()),
                        save,
                        say);
        most =
                new BarChartView(
                        "Most used",
                        "tokens",
                        UsageWords.TOKENS.written(),
                        "Nothing here.",
                        told::open,
                        save,
                        say);
        week = new HeatMap("The last seven days", UsageWords.TOKENS, "still to come", save, say);
        hooks = new HookPanel(shell, words.timing());
        Hyperlink differ =
                Parts.link(
                        "Where the figures differ",
                        "Where the sources of these figures differ",
                        told::sources);
        differ.setId("where-differ");
        HBox end = new HBox(24, foot, differ);
        end.getStyleClass().add("usage-end");
        HBox.setHgrow(foot, Priority.ALWAYS);
        HBox bar = new HBox(10, sides.root(), units.root(), Parts.gap(), export);
        bar.getStyleClass().add("usage-bar");
        foot.setId("usage-foot");
        VBox content = new VBox(tiles.root(), bar, grid(), end);
        content.getStyleClass().add("usage-content");
        content.setMinWidth(0);
        root = new ScrollPane(content);
        root.setId("usage-board");
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.setFocusTraversable(false);
    }

    private GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("usage-grid");
        for (double share : new double[] {61, 39}) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            grid.getColumnConstraints().add(column);
        }
        // Not less than eight bars and the line below them need, also in a small window.
        RowConstraints charts = new RowConstraints(286, 286, Double.MAX_VALUE);
        charts.setVgrow(Priority.ALWAYS);
        RowConstraints below = new RowConstraints(232, 232, Double.MAX_VALUE);
        grid.getRowConstraints().addAll(charts, below);
        grid.addRow(0, columns.root(), most.root());
        grid.addRow(1, week.root(), hooks.root());
        VBox.setVgrow(grid, Priority.ALWAYS);
        return grid;
    }

    /// @param now what lies after it today is still to come
    void draw(UsageLook look, UsageChoice choice, Instant now) {
        UsageView report = look.report();
        if (choice.side() != side) {
            side = choice.side();
            colours.forget();
        }
        sides.select(choice.side());
        units.select(choice.unit());
        tiles.draw(UsageFigures.of(report, look.pool()));
        UsageSeries series = UsageSeries.of(report, choice, colours);
        ZoneId zone = ZoneId.of(report.zone());
        TimeWords times =
                choice.span() == Span.TODAY
                        ? TimeWords.hours(zone)
                        : choice.span() == Span.WEEK
                                ? TimeWords.weekdays(zone)
                                : TimeWords.days(zone);
        if (look.side() == choice.side()) {
            columns.draw(series.chartTitle(), series.measure(), times, series.time());
        }
        most.about(series.barTitle(), series.measure(), "Nothing of this is known.");
        most.draw(series.bars());
        week.draw(UsageWeek.of(report, now));
        hooks.draw(look.hooks(), choice.span().within());
        foot.setText(foot(report));
    }

    private String foot(UsageView report) {
        String without =
                report.unpriced().isEmpty()
                        ? ""
                        : " Without a price: " + UsageWords.models(report.unpriced()) + ".";
        return "Prices of "
                + report.pricesOf()
                + "."
                + without
                + " Your own price list: "
                + words.priceFile();
    }

    void focus() {
        sides.focus();
    }

    ScrollPane root() {
        return root;
    }
}
