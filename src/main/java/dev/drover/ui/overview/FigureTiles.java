package dev.drover.ui.overview;

import dev.drover.model.Place;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The figures at the top of the Overview, each a button that leads to what it counts.
final class FigureTiles {
    private static final PseudoClass CALLING = PseudoClass.getPseudoClass("calling");

    private final HBox root = new HBox();
    private final List<Tile> tiles = new ArrayList<>();
    private final Consumer<Place> open;

    FigureTiles(Consumer<Place> open) {
        this.open = open;
        root.getStyleClass().add("figure-tiles");
    }

    void draw(List<OverviewFigures.Figure> figures) {
        while (tiles.size() < figures.size()) {
            Tile tile = new Tile();
            tiles.add(tile);
            root.getChildren().add(tile.button);
        }
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).draw(figures.get(i));
        }
    }

    Node root() {
        return root;
    }

    private final class Tile {
        private final Label name = new Label();
        private final Label value = new Label();
        private final Label note = new Label();
        private final Button button = new Button();
        private Place leadsTo = Place.HOME;

        Tile() {
            name.getStyleClass().add("figure-name");
            value.getStyleClass().add("figure-value");
            note.getStyleClass().add("figure-note");
            VBox lines = new VBox(name, value, note);
            lines.getStyleClass().add("figure-lines");
            button.setGraphic(lines);
            button.getStyleClass().setAll("figure-tile");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(0);
            // All tiles are equally wide, whatever they say.
            button.setPrefWidth(10);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(click -> open.accept(leadsTo));
        }

        void draw(OverviewFigures.Figure figure) {
            leadsTo = figure.leadsTo();
            button.setId("figure-" + figure.key());
            name.setText(figure.name());
            value.setText(figure.value());
            note.setText(figure.note());
            button.setAccessibleText(figure.spoken());
            button.pseudoClassStateChanged(CALLING, figure.calling());
        }
    }
}
