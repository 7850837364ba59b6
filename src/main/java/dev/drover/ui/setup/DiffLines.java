package dev.drover.ui.setup;

import dev.drover.model.VisibleText;
import dev.drover.ui.part.Parts;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.List;

/// A change of a file, a line each: what comes in, what goes, and what stands around it.
final class DiffLines {
    /// More is not read by anybody, and slow to lay out.
    private static final int MOST = 400;

    private static final int LONGEST = 300;

    private DiffLines() {}

    static Node of(List<String> lines) {
        VBox all = new VBox();
        all.getStyleClass().add("diff");
        for (String line : lines.subList(0, Math.min(MOST, lines.size()))) {
            // A file's name stands in the heading already.
            if (!line.startsWith("--- ") && !line.startsWith("+++ ")) {
                all.getChildren().add(line(line));
            }
        }
        if (lines.size() > MOST) {
            String more = "… and " + (lines.size() - MOST) + " more lines";
            all.getChildren().add(Parts.words(more, "diff-line"));
        }
        return all;
    }

    private static Label line(String text) {
        Label label =
                Parts.wrapped(VisibleText.line(text.replace("\t", "    "), LONGEST), "diff-line");
        if (text.startsWith("+")) {
            label.getStyleClass().add("diff-added");
        } else if (text.startsWith("-")) {
            label.getStyleClass().add("diff-removed");
        } else if (text.startsWith("@@")) {
            label.getStyleClass().add("diff-place");
        }
        return label;
    }
}
