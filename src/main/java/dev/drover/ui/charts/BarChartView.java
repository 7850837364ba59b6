package dev.drover.ui.charts;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// Amounts as lines with a bar each: name, bar, amount. The lines are made once and filled anew; a
/// click, Enter or the space bar on one leads to what it is about.
public final class BarChartView {
    private final Label heading = new Label();
    private Measure measure;
    private final Consumer<String> open;
    private final VBox lines = new VBox();
    private final List<Line> made = new ArrayList<>();
    private final Label total = new Label();
    private final Label rest = new Label();
    private final Label none = new Label();
    private final VBox root = new VBox();
    private Bars bars = new Bars(List.of(), 0, 0);

    /// @param unit heading of the amounts in the table, such as `bytes`
    /// @param written how an amount reads
    /// @param nothing what stands there while there is nothing to show
    /// @param open leads to the key of a bar
    public BarChartView(
            String title,
            String unit,
            LongFunction<String> written,
            String nothing,
            Consumer<String> open,
            SaveChoice save,
            Consumer<String> say) {
        this.measure = new Measure(unit, written);
        this.open = open;
        heading.setText(title);
        heading.getStyleClass().add("card-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        total.getStyleClass().add("chart-moment");
        none.setText(nothing);
        none.getStyleClass().add("card-nothing");
        none.setWrapText(true);
        rest.getStyleClass().add("bar-rest");
        lines.getStyleClass().add("bar-lines");
        ChartMenu menu = new ChartMenu(root, heading::getText, () -> bars.csv(measure), save, say);
        HBox top = new HBox(heading, gap, total, menu.root());
        top.getStyleClass().add("card-top");
        root.getChildren().addAll(top, none, lines, rest);
        root.getStyleClass().addAll("card", "bar-chart-view");
        root.setMinWidth(0);
        root.getStylesheets().add(ChartMenu.styleSheet());
        root.setAccessibleText(title);
    }

    /// Shows something else from now on.
    ///
    /// @param nothing what stands there while there is nothing to show
    public void about(String title, Measure other, String nothing) {
        heading.setText(title);
        none.setText(nothing);
        if (!other.equals(measure)) {
            measure = other;
            bars = new Bars(List.of(), 0, 0);
        }
    }

    public void draw(Bars newest) {
        if (newest.equals(bars) && !made.isEmpty()) {
            return;
        }
        bars = newest;
        while (made.size() > newest.bars().size()) {
            lines.getChildren().remove(made.removeLast().root);
        }
        while (made.size() < newest.bars().size()) {
            Line line = new Line();
            made.add(line);
            lines.getChildren().add(line.root);
        }
        for (int i = 0; i < made.size(); i++) {
            made.get(i).draw(newest.bars().get(i), Math.max(1, newest.greatestAmount()));
        }
        boolean empty = newest.bars().isEmpty();
        show(none, empty);
        show(rest, newest.rest() > 0);
        rest.setText(
                newest.rest()
                        + (newest.rest() == 1 ? " other" : " others")
                        + ": "
                        + measure.written().apply(newest.restAmount()));
        total.setText(empty ? "" : newest.sum(measure));
        root.setAccessibleText(heading.getText() + ": " + newest.spoken(measure));
    }

    private static void show(Region node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    public Region root() {
        return root;
    }

    private final class Line {
        private final Label name = new Label();
        private final Region fill = new Region();
        private final Region rail = new Region();
        private final Label amount = new Label();
        private final Tooltip tip = new Tooltip();
        private final HBox root;
        private String key = "";
        private double share;

        Line() {
            name.getStyleClass().add("bar-name");
            amount.getStyleClass().add("bar-amount");
            rail.getStyleClass().add("bar-rail");
            fill.getStyleClass().add("bar-fill");
            Region track =
                    new Region() {
                        @Override
                        protected void layoutChildren() {
                            double height = 8;
                            double y = Math.round((getHeight() - height) / 2);
                            rail.resizeRelocate(0, y, getWidth(), height);
                            fill.resizeRelocate(
                                    0, y, Math.max(2, Math.rint(getWidth() * share)), height);
                        }

                        {
                            getChildren().addAll(rail, fill);
                        }
                    };
            track.setMinWidth(40);
            HBox.setHgrow(track, Priority.ALWAYS);
            root = new HBox(name, track, amount);
            root.getStyleClass().add("bar-line");
            root.setFocusTraversable(true);
            root.setAccessibleRole(AccessibleRole.BUTTON);
            Tooltip.install(root, tip);
            root.setOnMouseClicked(
                    click -> {
                        if (click.getButton() == MouseButton.PRIMARY) {
                            open.accept(key);
                        }
                    });
            root.setOnKeyPressed(
                    press -> {
                        if (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.SPACE) {
                            open.accept(key);
                            press.consume();
                        }
                    });
        }

        void draw(Bars.Bar bar, long most) {
            key = bar.key();
            String text = Bars.told(bar, measure);
            name.setText(bar.name());
            amount.setText(text);
            tip.setText(bar.name() + "\n" + text);
            fill.getStyleClass().setAll("bar-fill", bar.styleClass());
            root.setAccessibleText(bar.name() + ", " + text);
            fill.setVisible(bar.amount() > 0 || bar.said().isEmpty());
            share = (double) bar.amount() / most;
            fill.getParent().requestLayout();
        }
    }
}
