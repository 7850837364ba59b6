package dev.drover.ui;

import impl.org.controlsfx.skin.NotificationBar;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.util.Duration;

import org.controlsfx.control.Notifications;
import org.controlsfx.control.action.Action;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Notifications in the corner of the screen, drawn by the toolkit itself. One a group. Methods may
/// be called from any thread.
public final class PopUps {
    private static final Duration SHORT = Duration.seconds(10);
    private static final int PICTURE = 32;

    private final Map<String, Up> up = new HashMap<>();
    private @Nullable Stage anchor;

    /// A pop-up on the screen, known by its picture: the library hands out nothing of it.
    private record Up(PopUp popUp, Node picture) {}

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
        ImageView picture = new ImageView(image());
        picture.setFitWidth(PICTURE);
        picture.setFitHeight(PICTURE);
        Up shown = new Up(popUp, picture);
        up.put(popUp.group(), shown);
        Notifications made =
                Notifications.create()
                        .owner(Screen.getPrimary())
                        .title(popUp.title())
                        .text(popUp.text())
                        .graphic(picture)
                        .hideAfter(popUp.lasting() ? Duration.INDEFINITE : SHORT)
                        .onAction(event -> popUp.clicked().run())
                        .action(
                                popUp.buttons().stream()
                                        .map(b -> new Action(b.label(), e -> b.pressed().run()))
                                        .toArray(Action[]::new));
        made.show();
        Scene scene = picture.getScene();
        scene.getWindow()
                .showingProperty()
                .addListener(
                        (property, before, after) -> {
                            if (!after && up.remove(popUp.group(), shown)) {
                                popUp.gone().run();
                            }
                        });
    }

    private void take(String group) {
        Up shown = up.remove(group);
        for (Node node = shown == null ? null : shown.picture(); node != null; ) {
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

    private static Image image() {
        return new Image(
                Objects.requireNonNull(PopUps.class.getResource("/dev/drover/icons/drover-64.png"))
                        .toExternalForm());
    }

    /// On the FX thread.
    void close() {
        Map.copyOf(up).keySet().forEach(this::take);
        if (anchor != null) {
            anchor.close();
            anchor = null;
        }
    }
}
