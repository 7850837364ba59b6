package dev.drover.ui.worktrees;

import dev.drover.ui.part.Parts;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the details of a worktree and of one in the trash have in common: state, title, a line of
/// what it means, buttons, and what follows.
final class DetailPane {
    final Label state = new Label();
    final Region sign = new Region();
    final Label title = Parts.wrapped("", "detail-title");
    final Label subtitle = Parts.wrapped("", "detail-subtitle");
    final Label callout = Parts.wrapped("", "callout");
    private final ScrollPane scroll;
    private final VBox root;

    DetailPane(String id, String spoken, Runnable close, FlowPane buttons, Node... rest) {
        state.getStyleClass().add("detail-state");
        state.setGraphic(sign);
        Button shut = new Button(null, new FontIcon(Feather.X));
        shut.getStyleClass().addAll("flat", "button-icon", "icon-button");
        shut.setAccessibleText("Close the details (Esc)");
        shut.setFocusTraversable(false);
        shut.setOnAction(click -> close.run());
        HBox top = new HBox(state, Parts.gap(), shut);
        top.getStyleClass().add("detail-top");
        buttons.setHgap(8);
        buttons.setVgap(8);
        buttons.getStyleClass().add("detail-buttons");
        VBox body = new VBox(title, subtitle, callout, buttons);
        body.getChildren().addAll(rest);
        body.getStyleClass().addAll("detail-body", "process-body");
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText("Details");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = new VBox(top, scroll);
        root.setId(id);
        root.getStyleClass().add("detail");
        root.setAccessibleText(spoken);
    }

    void toTop() {
        scroll.setVvalue(0);
    }

    Node root() {
        return root;
    }
}
