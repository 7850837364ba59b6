package dev.drover.ui.charts;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Names of the series with their colour, and their value at the chosen moment, else now.
final class ChartLegend {
    private final FlowPane root = new FlowPane();
    private final List<Label> labels = new ArrayList<>();
    private List<String> told = List.of();

    ChartLegend() {
        root.getStyleClass().add("chart-legend");
    }

    void draw(List<TimeData.Series> series, int moment) {
        while (labels.size() > series.size()) {
            root.getChildren().remove(labels.removeLast());
        }
        while (labels.size() < series.size()) {
            Region swatch = new Region();
            Label label = new Label(null, swatch);
            labels.add(label);
            root.getChildren().add(label);
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            TimeData.Series one = series.get(i);
            String value = moment < 0 ? "0" : Csv.number(one.values()[moment]);
            Label label = labels.get(i);
            label.setText(one.name() + "  " + value);
            label.getGraphic().getStyleClass().setAll("dot", one.styleClass());
            words.add(value + " " + one.name().toLowerCase(Locale.ROOT));
        }
        told = words;
    }

    String spoken() {
        String some =
                told.stream().filter(w -> !w.startsWith("0 ")).collect(Collectors.joining(", "));
        return some.isEmpty() ? "nothing" : some;
    }

    Node root() {
        return root;
    }
}
