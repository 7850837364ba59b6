package dev.drover.ui.alerts;

import dev.drover.model.AlertSeverity;
import dev.drover.ui.part.Figures;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is so or what was, and how many alerts of each severity, as pills; a click on a severity
/// shows only that.
final class AlertPills {
    private static final PseudoClass ALARMING = PseudoClass.getPseudoClass("alarming");

    private final AlertsModel model;
    private final HBox root = new HBox();
    private final ToggleButton now = new ToggleButton();
    private final ToggleButton earlier = new ToggleButton("Earlier");
    private final Map<AlertSeverity, ToggleButton> severities = new EnumMap<>(AlertSeverity.class);

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
        for (AlertSeverity severity : List.of(AlertSeverity.values()).reversed()) {
            severities.put(severity, pill(severity));
        }
        model.counts().addListener((property, before, after) -> draw());
        model.only().addListener((property, before, after) -> draw());
        model.earlier().addListener((property, before, after) -> draw());
        draw();
    }

    private ToggleButton pill(AlertSeverity severity) {
        Region mark = new Region();
        mark.getStyleClass().addAll("mark", "severity-" + severity);
        ToggleButton pill = new ToggleButton();
        pill.setGraphic(mark);
        pill.setId("pill-" + severity);
        pill.getStyleClass().add("pill");
        pill.setOnAction(click -> model.only().set(pill.isSelected() ? severity : null));
        root.getChildren().add(pill);
        return pill;
    }

    private void draw() {
        AlertsModel.Counts counts = model.counts().get();
        now.setText("Now  " + counts.open());
        now.setAccessibleText(Figures.count(counts.open(), "alert", "alerts") + " now");
        now.setSelected(!model.earlier().get());
        earlier.setSelected(model.earlier().get());
        severities.forEach(
                (severity, pill) -> {
                    int number = counts.of(severity);
                    pill.setText(AlertLine.word(severity) + "  " + number);
                    pill.setAccessibleText(
                            number
                                    + " "
                                    + AlertLine.word(severity).toLowerCase(Locale.ROOT)
                                    + ", show only those");
                    pill.setSelected(model.only().get() == severity);
                    pill.setDisable(number == 0 && model.only().get() != severity);
                    pill.pseudoClassStateChanged(
                            ALARMING,
                            severity == AlertSeverity.CRITICAL
                                    && number > 0
                                    && !model.earlier().get());
                });
    }

    Node root() {
        return root;
    }
}
