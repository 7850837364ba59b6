package dev.drover.ui.charts;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Names of the series with their colour, and their value at the chosen moment, else now.
final class ChartLegend {
    private final FlowPane root = new FlowPane();
    private final List<Label> labels = new ArrayList<>();
    private List<String> spoken = List.of();

    ChartLegend() {
        root.getStyleClass().add("chart-legend");
    }

    /// @param moment -1 for none
    void draw(List<TimeData.Series> series, int moment) {
        draw(series, one -> moment < 0 ? "0" : Csv.number(one.values()[moment]));
    }

    /// @param told the value beside each name; may be empty
    void draw(List<TimeData.Series> series, Function<TimeData.Series, String> told) {
        while (labels.size() > series.size()) {
            root.getChildren().remove(labels.removeLast());
        }
        while (labels.size() < series.size()) {
            Region swatch = new Region();
            Label label = new Label(null, swatch);
            label.setMinWidth(0);
            labels.add(label);
            root.getChildren().add(label);
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            TimeData.Series one = series.get(i);
            String value = told.apply(one);
            Label label = labels.get(i);
            label.setText(value.isEmpty() ? one.name() : one.name() + "  " + value);
            label.getGraphic().getStyleClass().setAll("dot", one.styleClass());
            words.add(value + " " + one.name().toLowerCase(Locale.ROOT));
        }
        spoken = words;
    }

    String spoken() {
        String some =
                spoken.stream().filter(w -> !w.startsWith("0 ")).collect(Collectors.joining(", "));
        return some.isEmpty() ? "nothing" : some;
    }

    Node root() {
        return root;
    }
}
