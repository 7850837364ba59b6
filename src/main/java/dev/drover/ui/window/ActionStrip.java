package dev.drover.ui.window;

import dev.drover.model.VisibleText;
import dev.drover.ui.page.Actions;
import dev.drover.ui.page.Actions.Said;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line over the foot of the page: what is under way, what was done and how to take it back, or
/// why it was not done. What was done goes away by itself, a refusal stays until it is read.
final class ActionStrip {
    private static final Duration READ = Duration.seconds(6);

    private final Label words = new Label();
    private final Button cancel = new Button("Cancel");
    private final Button undo = new Button("Undo");
    private final Button close = new Button(null, new FontIcon(Feather.X));
    private final ProgressIndicator progress = new ProgressIndicator();
    private final FontIcon icon = new FontIcon(Feather.CHECK);
    private final HBox root = new HBox();
    private final PauseTransition leave = new PauseTransition(READ);

    ActionStrip(Actions actions) {
        words.setId("action-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMaxWidth(560);
        progress.setId("action-progress");
        cancel.setId("action-cancel");
        cancel.setOnAction(click -> actions.cancel());
        undo.setId("action-undo");
        undo.setAccessibleText("Undo (Ctrl+Z)");
        undo.setOnAction(click -> actions.undo());
        close.setAccessibleText("Close this message");
        close.getStyleClass().addAll("flat", "button-icon", "icon-button");
        close.setOnAction(click -> actions.dismiss());
        for (Button button : new Button[] {cancel, undo}) {
            button.getStyleClass().add("flat");
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        root.setId("action-strip");
        root.getStyleClass().add("action-strip");
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(root, Pos.BOTTOM_CENTER);
        leave.setOnFinished(over -> actions.dismiss());
        actions.said().addListener((property, before, after) -> draw(after));
        draw(actions.said().get());
    }

    private void draw(Said said) {
        leave.stop();
        root.getStyleClass().remove("not-done");
        root.setVisible(!(said instanceof Said.Nothing));
        switch (said) {
            case Said.Nothing _ -> root.getChildren().clear();
            case Said.Working(String doing, boolean cancellable) -> {
                show(doing + "…");
                root.getChildren().setAll(progress, words);
                if (cancellable) {
                    root.getChildren().add(cancel);
                }
            }
            case Said.Done(String done, boolean undoable) -> {
                show(done);
                icon.setIconCode(Feather.CHECK);
                root.getChildren().setAll(icon, words);
                if (undoable) {
                    root.getChildren().add(undo);
                }
                root.getChildren().add(close);
                leave.playFromStart();
            }
            case Said.NotDone(String why) -> {
                show(why);
                icon.setIconCode(Feather.ALERT_CIRCLE);
                root.getStyleClass().add("not-done");
                root.getChildren().setAll(icon, words, close);
            }
        }
    }

    private void show(String text) {
        words.setText(VisibleText.line(text, 300));
        words.setAccessibleText(words.getText());
    }

    Node root() {
        return root;
    }
}
