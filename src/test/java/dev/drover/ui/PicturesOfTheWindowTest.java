package dev.drover.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Place;

import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// Leaves pictures of the window in `target/screenshots`, at 1280×800 and twice the pixels.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PicturesOfTheWindowTest {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private MainWindow window;
    private InstancesPage page;
    private Appearance appearance;

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Theme.LIGHT);
        Section instances =
                new Section(
                        "Instances",
                        Feather.TERMINAL,
                        new Place.Instances(null),
                        Badge::waiting,
                        shell -> page = new InstancesPage(shell));
        window = new MainWindow(stage, appearance, List.of(instances), () -> true, () -> {});
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        window.show(Place.HOME);
    }

    @Test
    void showsHerdDetailsAndEmptyStateInBothThemes(FxRobot robot) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            String name = theme.word().toLowerCase(java.util.Locale.ROOT);
            robot.interact(
                    () -> {
                        appearance.theme().set(theme);
                        page.model().clearFilters();
                        window.draw(Herd.snapshot(List.of()));
                    });
            picture("empty-" + name);
            robot.interact(() -> window.draw(Herd.snapshot(Herd.rich())));
            picture("herd-" + name);
            String waiting = Herd.animal(2).id();
            robot.interact(() -> window.show(new Place.Instances(waiting)));
            picture("detail-" + name);
            robot.interact(
                    () ->
                            window.draw(
                                    Herd.snapshot(
                                            Herd.rich(),
                                            "The disk is full: 214 events wait in memory. Free"
                                                    + " some space in /home/ada.")));
            robot.press(javafx.scene.input.KeyCode.ESCAPE)
                    .release(javafx.scene.input.KeyCode.ESCAPE);
            robot.interact(() -> page.model().filter().set("payments"));
            picture("degraded-" + name);
            robot.interact(() -> page.model().filter().set("no such thing"));
            picture("nothing-" + name);
        }
    }

    private void picture(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        Callable<WritableImage> shot =
                () -> {
                    Scene scene = window.stage().getScene();
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    SnapshotParameters twice = new SnapshotParameters();
                    twice.setTransform(Transform.scale(2, 2));
                    return scene.getRoot().snapshot(twice, null);
                };
        WritableImage image = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(shot));
        assertThat(image.getWidth()).isEqualTo(WIDTH * 2);
        Path file = Path.of("target", "screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        Png.write(image, file);
        assertThat(file).isNotEmptyFile();
    }
}
