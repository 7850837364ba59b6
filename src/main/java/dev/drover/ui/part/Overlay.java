package dev.drover.ui.part;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A card over the whole window, for a moment: it takes the keyboard and gives it back to where it
/// was. Escape or a click beside it closes it.
public final class Overlay {
    private final StackPane window;
    private final boolean tabs;
    private final Region dim = new Region();
    private final StackPane layer = new StackPane(dim);
    private @Nullable Node before;
    private Runnable closed = () -> {};

    public Overlay(StackPane window) {
        this(window, false);
    }

    /// @param tabs true where Tab goes round within the card, false where it does nothing
    public Overlay(StackPane window, boolean tabs) {
        this.window = window;
        this.tabs = tabs;
        dim.getStyleClass().add("dim");
        dim.setOnMousePressed(press -> close());
        layer.setId("overlay");
        layer.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            // The keyboard stays in the card.
            if (tabs) {
                goOn(event.isShiftDown());
            }
            event.consume();
        }
    }

    /// To the next part of the card that takes the keyboard, after the last one to the first.
    private void goOn(boolean backwards) {
        List<Node> stops = new ArrayList<>();
        collect(layer, stops);
        if (stops.isEmpty()) {
            return;
        }
        Node now = layer.getScene() == null ? null : layer.getScene().getFocusOwner();
        int step = stops.indexOf(now) + (backwards ? -1 : 1);
        stops.get(Math.floorMod(step, stops.size())).requestFocus();
    }

    private static void collect(Parent parent, List<Node> stops) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (!node.isVisible() || node.isDisabled()) {
                continue;
            }
            if (node.isFocusTraversable()) {
                stops.add(node);
            }
            if (node instanceof Parent inner) {
                collect(inner, stops);
            }
        }
    }

    /// @param focus gets the keyboard
    /// @param whenClosed runs once the card has gone
    public void show(Region card, Node focus, Runnable whenClosed) {
        close();
        before = window.getScene() == null ? null : window.getScene().getFocusOwner();
        closed = whenClosed;
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        layer.getChildren().setAll(dim, card);
        window.getChildren().add(layer);
        focus.requestFocus();
    }

    public void close() {
        if (!isOpen()) {
            return;
        }
        window.getChildren().remove(layer);
        layer.getChildren().setAll(dim);
        if (before != null) {
            before.requestFocus();
        }
        before = null;
        closed.run();
    }

    public boolean isOpen() {
        return layer.getParent() != null;
    }
}
