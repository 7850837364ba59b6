package dev.drover.ui.alerts;

import dev.drover.model.AlertSeverity;
import dev.drover.ui.part.Figures;
import dev.drover.ui.table.Pills;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import java.util.List;

/// What is so or what was, and how many alerts of each severity, as pills; a click on a severity
/// shows only that.
final class AlertPills {
    private final AlertsModel model;
    private final HBox root = new HBox();
    private final ToggleButton now = new ToggleButton();
    private final ToggleButton earlier = new ToggleButton("Earlier");
    private final Pills<AlertSeverity> severities;

    AlertPills(AlertsModel model) {
        this.model = model;
        root.getStyleClass().add("pills");
        now.setId("pill-now");
        earlier.setId("pill-earlier");
        earlier.setAccessibleText("Alerts that are over");
        ToggleGroup group = new ToggleGroup();
        for (ToggleButton choice : List.of(now, earlier)) {
            choice.setToggleGroup(group);
            choice.getStyleClass().add("pill");
            // One of the two is always chosen.
            choice.setOnAction(
                    click -> {
                        model.earlier().set(choice == earlier);
                        draw();
                    });
            root.getChildren().add(choice);
        }
        root.getChildren().add(new Separator(Orientation.VERTICAL));
        severities =
                new Pills<>(
                        model.only(),
                        List.of(AlertSeverity.values()).reversed().stream()
                                .map(AlertPills::kind)
                                .toList());
        root.getChildren().add(severities.root());
        model.counts().addListener((property, before, after) -> draw());
        model.earlier().addListener((property, before, after) -> draw());
        draw();
    }

    private static Pills.Kind<AlertSeverity> kind(AlertSeverity severity) {
        String word = AlertLine.word(severity);
        return new Pills.Kind<>(
                severity,
                word,
                "Alerts of this severity.",
                List.of("mark", "severity-" + severity),
                severity == AlertSeverity.CRITICAL ? "alarming" : "",
                true);
    }

    private void draw() {
        AlertsModel.Counts counts = model.counts().get();
        now.setText("Now  " + counts.open());
        now.setAccessibleText(Figures.count(counts.open(), "alert", "alerts") + " now");
        now.setSelected(!model.earlier().get());
        earlier.setSelected(model.earlier().get());
        severities.draw(counts.open(), counts::of, !model.earlier().get());
    }

    Node root() {
        return root;
    }
}
