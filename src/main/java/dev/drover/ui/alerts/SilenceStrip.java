package dev.drover.ui.alerts;

import dev.drover.model.view.SilencesView;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Map;

/// What is quiet now, one line each with the way to end it; no room while nothing is.
final class SilenceStrip {
    private final AlertActions actions;
    private final VBox root = new VBox();
    private @Nullable SilencesView drawn;

    SilenceStrip(AlertActions actions) {
        this.actions = actions;
        root.setId("silences");
        draw(new SilencesView(Map.of(), null));
    }

    void draw(SilencesView silences) {
        if (silences.equals(drawn)) {
            return;
        }
        drawn = silences;
        root.getChildren().clear();
        if (silences.pausedUntil() != null) {
            line(
                    "Notifications are paused until "
                            + AlertActions.until(silences.pausedUntil())
                            + "; alerts come up here all the same.",
                    "Resume",
                    actions::resume);
        }
        silences.muted()
                .forEach(
                        (kind, until) ->
                                line(
                                        "“"
                                                + AlertLine.word(kind)
                                                + "” is muted until "
                                                + AlertActions.until(until)
                                                + ".",
                                        "Unmute",
                                        () -> actions.unmute(kind)));
        root.setVisible(!root.getChildren().isEmpty());
        root.setManaged(root.isVisible());
    }

    private void line(String words, String way, Runnable end) {
        Label label = new Label(words);
        Hyperlink link = new Hyperlink(way);
        link.setAccessibleText(way + ": " + words);
        link.setOnAction(click -> end.run());
        HBox line = new HBox(10, new FontIcon(Feather.BELL_OFF), label, link);
        line.getStyleClass().add("silence");
        root.getChildren().add(line);
    }

    Node root() {
        return root;
    }
}
