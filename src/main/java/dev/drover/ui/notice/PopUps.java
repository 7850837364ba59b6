package dev.drover.ui.notice;

import impl.org.controlsfx.skin.NotificationBar;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.util.Duration;

import org.controlsfx.control.Notifications;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Notifications in the corner of the screen, drawn by the toolkit itself. One a group. Methods may
/// be called from any thread.
public final class PopUps {
    private static final Duration SHORT = Duration.seconds(10);

    private final Map<String, Up> up = new HashMap<>();
    private final BooleanSupplier dark;
    private @Nullable Stage anchor;

    /// @param dark asked for each pop-up
    public PopUps(BooleanSupplier dark) {
        this.dark = dark;
    }

    /// A pop-up on the screen, known by its card: the library hands out nothing of it.
    private record Up(PopUp popUp, Parent card) {}

    public void show(PopUp popUp) {
        Platform.runLater(
                () -> {
                    take(popUp.group());
                    put(popUp);
                });
    }

    public void hide(String group) {
        Platform.runLater(() -> take(group));
    }

    private void put(PopUp popUp) {
        anchor();
        Parent card = PopUpCard.of(popUp);
        Up shown = new Up(popUp, card);
        up.put(popUp.group(), shown);
        Notifications.create()
                .owner(Screen.getPrimary())
                .text("")
                .graphic(card)
                .hideAfter(popUp.lasting() ? Duration.INDEFINITE : SHORT)
                .onAction(event -> popUp.clicked().run())
                .show();
        Scene scene = card.getScene();
        dress(scene);
        scene.getWindow()
                .showingProperty()
                .addListener(
                        (property, before, after) -> {
                            if (!after && up.remove(popUp.group(), shown)) {
                                popUp.gone().run();
                            }
                        });
    }

    private void dress(Scene scene) {
        scene.getStylesheets()
                .addAll(
                        PopUpCard.resource("/dev/drover/ui/window/drover.css"),
                        PopUpCard.resource("/dev/drover/ui/notice/popup.css"));
        scene.getRoot().getStyleClass().add(dark.getAsBoolean() ? "dark" : "light");
    }

    private void take(String group) {
        Up shown = up.remove(group);
        for (Node node = shown == null ? null : shown.card(); node != null; ) {
            if (node instanceof NotificationBar bar) {
                bar.hide();
                return;
            }
            node = node.getParent();
        }
    }

    /// The library takes a window to belong to; without one of the app's there is this, which
    /// nobody sees.
    private void anchor() {
        if (anchor == null) {
            Stage made = new Stage(StageStyle.UTILITY);
            made.setOpacity(0);
            made.setWidth(1);
            made.setHeight(1);
            made.setX(-100);
            made.setY(-100);
            made.setScene(new Scene(new Region()));
            made.show();
            anchor = made;
        }
    }

    /// On the FX thread.
    public void close() {
        Map.copyOf(up).keySet().forEach(this::take);
        if (anchor != null) {
            anchor.close();
            anchor = null;
        }
    }
}
