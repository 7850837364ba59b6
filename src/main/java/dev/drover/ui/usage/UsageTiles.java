package dev.drover.ui.usage;

import dev.drover.ui.part.Parts;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.ArrayList;
import java.util.List;

/// The figures at the top of the page, each with what it means under the pointer.
final class UsageTiles {
    private static final double TIP = 320;

    private final HBox root = new HBox();
    private final List<Tile> tiles = new ArrayList<>();

    UsageTiles() {
        root.getStyleClass().add("usage-tiles");
    }

    void draw(List<UsageFigures.Figure> figures) {
        while (tiles.size() < figures.size()) {
            Tile tile = new Tile();
            tiles.add(tile);
            root.getChildren().add(tile.box);
        }
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).draw(figures.get(i));
        }
    }

    Node root() {
        return root;
    }

    private static final class Tile {
        private final Label name = Parts.words("", "usage-name");
        private final Label value = Parts.words("", "usage-value");
        private final Label note = Parts.words("", "usage-note");
        private final Tooltip tip = new Tooltip();
        private final VBox box = new VBox(name, value, note);

        Tile() {
            box.getStyleClass().add("usage-tile");
            box.setMinWidth(0);
            // All tiles are equally wide, whatever they say.
            box.setPrefWidth(10);
            box.setAccessibleRole(AccessibleRole.TEXT);
            HBox.setHgrow(box, Priority.ALWAYS);
            tip.setWrapText(true);
            tip.setMaxWidth(TIP);
            tip.setShowDelay(Duration.millis(300));
            Tooltip.install(box, tip);
        }

        void draw(UsageFigures.Figure figure) {
            box.setId("usage-" + figure.key());
            name.setText(figure.name());
            value.setText(figure.value());
            note.setText(figure.note());
            tip.setText(figure.meaning());
            box.setAccessibleText(figure.spoken());
            box.setAccessibleHelp(figure.meaning());
        }
    }
}
