package dev.drover.ui.doctor;

import dev.drover.ui.doctor.DoctorModel.Told;
import dev.drover.ui.part.Parts;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What is well, a line each, so that people see what was looked at.
final class WellList {
    private static final double NAME = 190;

    private final Consumer<Told> fix;
    private final VBox root = new VBox();

    /// @param fix also what is well may have something to clear away
    WellList(Consumer<Told> fix) {
        this.fix = fix;
        root.getStyleClass().add("doctor-well");
    }

    void draw(Map<String, List<Told>> well) {
        root.getChildren().clear();
        well.forEach(
                (area, all) -> {
                    VBox lines = new VBox();
                    lines.getStyleClass().add("section-card");
                    for (Told told : all) {
                        lines.getChildren().add(line(told, lines.getChildren().isEmpty()));
                    }
                    Label heading = Parts.words(area, "section-title");
                    root.getChildren().add(new VBox(8, heading, lines));
                });
    }

    private HBox line(Told told, boolean topmost) {
        FontIcon icon = new FontIcon(Feather.CHECK);
        Label name = Parts.words(told.title(), "well-name");
        name.setGraphic(icon);
        name.setMinWidth(NAME);
        name.setPrefWidth(NAME);
        Label detail = Parts.wrapped(told.detail(), "well-detail");
        HBox.setHgrow(detail, Priority.ALWAYS);
        HBox line = new HBox(name, detail);
        line.getStyleClass().add(topmost ? "well-first" : "well-line");
        line.setAccessibleText(told.spoken());
        if (told.canBeFixed()) {
            String words = DoctorWords.deed(told.finding());
            var way =
                    Parts.link(
                            words,
                            words.replace("…", "") + ": " + told.title(),
                            () -> fix.accept(told));
            way.setId("fix-" + told.finding().check());
            line.getChildren().add(way);
        }
        return line;
    }

    Region root() {
        return root;
    }
}
