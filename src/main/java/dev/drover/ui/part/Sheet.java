package dev.drover.ui.part;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A card over the page: a heading, what scrolls, and buttons that stay in sight.
public final class Sheet {
    private static final double WIDTH = 640;

    /// What heading, buttons and the room above and below take.
    private static final double AROUND = 230;

    private final StackPane page;
    private final Overlay overlay;

    public Sheet(StackPane page) {
        this.page = page;
        this.overlay = new Overlay(page, true);
    }

    /// @param first gets the keyboard
    public void show(String id, String title, Label about, VBox body, HBox buttons, Node first) {
        body.getStyleClass().setAll("sheet-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(title);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        buttons.getStyleClass().setAll("sheet-buttons");
        Node[] parts = {Parts.wrapped(title, "sheet-title"), about, scroll, buttons};
        VBox card = new VBox(parts);
        card.setId(id);
        card.getStyleClass().add("page-sheet");
        card.setAccessibleText(title + ". " + about.getText());
        card.setPrefWidth(WIDTH);
        card.setMaxWidth(WIDTH);
        // As high as what it tells, and no higher than the page.
        scroll.prefViewportHeightProperty().bind(body.heightProperty());
        scroll.maxHeightProperty().bind(page.heightProperty().subtract(AROUND));
        card.setMaxHeight(Region.USE_PREF_SIZE);
        overlay.show(card, first, () -> {});
        // What scrolls belongs to the scene, and can have the keyboard, once it has its look.
        card.applyCss();
        first.requestFocus();
    }

    public boolean isOpen() {
        return overlay.isOpen();
    }

    public void close() {
        overlay.close();
    }
}
