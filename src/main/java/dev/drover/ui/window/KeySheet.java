package dev.drover.ui.window;

import dev.drover.ui.page.Command;
import dev.drover.ui.part.Overlay;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/// All keys on one card, those of the page first.
final class KeySheet {
    /// Keys that everybody knows from other lists, but nobody wants to guess.
    private static final List<String[]> EVERYWHERE =
            List.of(
                    new String[] {"↑ ↓", "Choose a line"},
                    new String[] {"Enter", "Open or close what is chosen"},
                    new String[] {"Esc", "One step back: close, then clear the filter"},
                    new String[] {"Tab", "Go on to the next part"});

    private final Overlay overlay;

    KeySheet(Overlay overlay) {
        this.overlay = overlay;
    }

    void open(String page, List<Command> ofPage, List<Command> ofWindow) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        List<String[]> pageKeys = keys(ofPage);
        pageKeys.addAll(0, EVERYWHERE);
        column(grid, 0, page, pageKeys);
        column(grid, 2, "Everywhere", keys(ofWindow));
        Label title = new Label("Keys");
        title.getStyleClass().add("key-title");
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText("All keys");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox card = new VBox(title, scroll);
        card.setId("key-sheet");
        card.getStyleClass().add("key-sheet");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        overlay.show(card, scroll, () -> {});
    }

    private static List<String[]> keys(List<Command> commands) {
        List<String[]> keys = new ArrayList<>();
        for (Command command : commands) {
            if (command.keys() != null) {
                keys.add(new String[] {command.keys(), command.name()});
            }
        }
        return keys;
    }

    private static void column(GridPane grid, int at, String heading, List<String[]> keys) {
        Label top = new Label(heading);
        top.getStyleClass().add("key-heading");
        grid.add(top, at, 0, 2, 1);
        for (int i = 0; i < keys.size(); i++) {
            Label key = new Label(keys.get(i)[0]);
            key.getStyleClass().add("keys");
            key.setMinWidth(Region.USE_PREF_SIZE);
            Label what = new Label(keys.get(i)[1]);
            what.setMinWidth(Region.USE_PREF_SIZE);
            key.setLabelFor(what);
            GridPane.setMargin(what, new Insets(0, at == 0 ? 28 : 0, 0, 0));
            grid.add(key, at, i + 1);
            grid.add(what, at + 1, i + 1);
        }
    }
}
