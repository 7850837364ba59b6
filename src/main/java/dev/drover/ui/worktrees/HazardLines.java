package dev.drover.ui.worktrees;

import dev.drover.model.VisibleText;
import dev.drover.model.worktree.Hazard;
import dev.drover.ui.part.Parts;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;

/// Hazards in words: those that forbid the removal apart from those that only mean work.
final class HazardLines {
    private static final int LONG = 600;

    private HazardLines() {}

    static boolean blocked(List<Hazard> hazards) {
        return hazards.stream().anyMatch(hazard -> hazard.kind().blocking());
    }

    /// @param goes the heading of what could go along
    static List<Node> of(List<Hazard> hazards, String goes) {
        List<Node> lines = new ArrayList<>();
        part("It stays where it is", "hazard-stop", hazards, true, lines);
        part(goes, "hazard-work", hazards, false, lines);
        return lines;
    }

    private static void part(
            String heading, String sign, List<Hazard> all, boolean blocking, List<Node> lines) {
        List<Hazard> some = all.stream().filter(h -> h.kind().blocking() == blocking).toList();
        if (!some.isEmpty()) {
            lines.add(Parts.words(heading, "fact-heading"));
            some.forEach(hazard -> lines.add(line(sign, hazard.words())));
        }
    }

    static Node line(String styleClass, String words) {
        Region sign = new Region();
        sign.getStyleClass().addAll("hazard-sign", styleClass);
        HBox.setMargin(sign, new Insets(3, 0, 0, 0));
        Label label = Parts.wrapped(VisibleText.line(words, LONG), "evidence-line");
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(9, sign, label);
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("hazard");
        return line;
    }
}
