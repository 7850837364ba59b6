package dev.drover.ui;

import dev.drover.model.InstanceState;
import dev.drover.model.VisibleText;
import dev.drover.model.view.InstanceView;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Consumer;

/// All facts of one instance in a pane beside the table; follows its row while it changes.
final class InstanceDetail {
    private final Label state = new Label();
    private final Region dot = new Region();
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final Label callout = new Label();
    private final FactSheet facts;
    private final ScrollPane scroll;
    private final VBox root;
    private final ChangeListener<Shown> listener = (property, before, after) -> draw(after);
    private @Nullable InstanceRow row;

    InstanceDetail(Consumer<String> copy, Runnable close) {
        facts = new FactSheet(copy);
        dot.getStyleClass().add("dot");
        state.getStyleClass().add("detail-state");
        state.setGraphic(dot);
        Button shut = new Button(null, new FontIcon(Feather.X));
        shut.getStyleClass().addAll("flat", "button-icon", "icon-button");
        shut.setAccessibleText("Close the details (Esc)");
        shut.setFocusTraversable(false);
        shut.setOnAction(click -> close.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(state, gap, shut);
        top.getStyleClass().add("detail-top");
        title.getStyleClass().add("detail-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        subtitle.getStyleClass().add("detail-subtitle");
        subtitle.setWrapText(true);
        callout.getStyleClass().add("callout");
        callout.setWrapText(true);
        callout.setMaxWidth(Double.MAX_VALUE);
        callout.setMinHeight(Region.USE_PREF_SIZE);
        VBox body = new VBox(title, subtitle, callout, facts.root());
        body.getStyleClass().add("detail-body");
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = new VBox(top, scroll);
        root.setId("detail-pane");
        root.getStyleClass().add("detail");
        root.setAccessibleText("Details");
    }

    void show(@Nullable InstanceRow next) {
        if (row != null) {
            row.shown().removeListener(listener);
        }
        row = next;
        if (next != null) {
            next.shown().addListener(listener);
            scroll.setVvalue(0);
            draw(next.now());
        }
    }

    private void draw(Shown shown) {
        InstanceView view = shown.view();
        state.setText(shown.look().word() + " · " + shown.since());
        dot.getStyleClass().setAll("dot", shown.look().styleClass());
        title.setText(shown.title());
        subtitle.setText(subtitle(view));
        String words = callout(shown);
        callout.setText(words);
        callout.setVisible(!words.isEmpty());
        callout.setManaged(!words.isEmpty());
        callout.getStyleClass().setAll("label", "callout", "callout-" + view.state());
        facts.draw(shown);
    }

    private static String subtitle(InstanceView view) {
        StringBuilder words = new StringBuilder(VisibleText.line(view.agent(), 64));
        if (view.version() != null) {
            words.append(' ').append(VisibleText.line(view.version(), 32));
        }
        if (view.model() != null) {
            words.append(" · ").append(VisibleText.line(view.model(), 64));
        }
        return words.toString();
    }

    private static String callout(Shown shown) {
        InstanceView view = shown.view();
        if (view.state() == InstanceState.WAITING) {
            String since = "Waits for you since " + FactSheet.clock(view.since());
            return shown.note().isEmpty() ? since : since + "\n" + shown.note();
        }
        if (view.state() == InstanceState.ENDED && view.endReason() != null) {
            return "Ended: " + VisibleText.line(view.endReason(), 120);
        }
        return shown.note();
    }

    Node root() {
        return root;
    }
}
