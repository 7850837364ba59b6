package dev.drover.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.Place;
import dev.drover.model.view.InstanceView;
import dev.drover.ui.Herd;
import dev.drover.ui.Png;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.instances.InstancesPage;
import dev.drover.ui.page.Action;
import dev.drover.ui.page.Section;

import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
        Section instances = Asked.of(Asked.nothing(), made -> page = made);
        window = new MainWindow(stage, appearance, List.of(instances), () -> true, () -> {});
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        window.show(Place.HOME);
    }

    @Test
    void showsHerdDetailsPaletteAndEmptyStateInBothThemes(FxRobot robot) throws Exception {
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
            details(robot, name);
            palette(robot, name);
            robot.interact(
                    () ->
                            window.draw(
                                    Herd.snapshot(
                                            Herd.rich(),
                                            "The disk is full: 214 events wait in memory. Free"
                                                    + " some space in /home/ada.")));
            robot.type(KeyCode.ESCAPE);
            robot.interact(() -> page.model().filter().set("payments"));
            picture("degraded-" + name);
            robot.interact(() -> page.model().filter().set("no such thing"));
            picture("nothing-" + name);
        }
    }

    private void details(FxRobot robot, String name) throws Exception {
        robot.interact(() -> window.show(new Place.Instances(Herd.animal(2).id())));
        await().until(() -> !robot.lookup(".hour-piece").queryAll().isEmpty());
        picture("detail-" + name);
        robot.interact(() -> robot.lookup("#focus-terminal").queryButton().fire());
        await().until(() -> robot.lookup("#focus-why").query().isVisible());
        robot.interact(() -> robot.lookup("#label-priority").queryButton().fire());
        robot.write("12");
        robot.interact(
                () ->
                        window.actions()
                                .run(
                                        Action.of("Renaming", () -> "")
                                                .says("Name is now flaky tests")
                                                .undoneBy(() -> "")));
        await().until(() -> robot.lookup("#action-undo").tryQuery().isPresent());
        picture("editing-" + name);
        robot.type(KeyCode.ESCAPE);
        robot.interact(
                () -> robot.lookup("#detail-pane .scroll-pane").<ScrollPane>query().setVvalue(1));
        picture("detail-below-" + name);
    }

    private void palette(FxRobot robot, String name) throws Exception {
        robot.interact(window::palette);
        picture("palette-" + name);
        robot.write("re");
        picture("palette-found-" + name);
        robot.type(KeyCode.ESCAPE).type(KeyCode.F1);
        picture("keys-" + name);
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void showsHostileNamesAndTheSmallestWindow(FxRobot robot) throws Exception {
        robot.interact(() -> window.draw(Herd.snapshot(hostile())));
        robot.interact(() -> window.show(new Place.Instances(Herd.animal(3).id())));
        picture("hostile-light");
        robot.interact(window::palette);
        picture("hostile-palette-light");
        robot.type(KeyCode.ESCAPE).type(KeyCode.ESCAPE);
        robot.interact(
                () -> {
                    window.draw(Herd.snapshot(Herd.rich()));
                    window.stage().setWidth(window.stage().getMinWidth());
                    window.stage().setHeight(window.stage().getMinHeight());
                });
        picture("smallest-light");
        robot.interact(() -> window.show(new Place.Instances(Herd.animal(2).id())));
        await().until(() -> !robot.lookup(".hour-piece").queryAll().isEmpty());
        picture("smallest-detail-light");
    }

    private static List<InstanceView> hostile() {
        return List.of(
                Herd.animal(1).named("a\nb\u001B[31m red").waiting("run\u0007 rm -rf /", 70).view(),
                Herd.animal(2).named("\u202Egnp.exe").in("\u2066isolate", "main").busy(5).view(),
                Herd.animal(3)
                        .named("y".repeat(10_000))
                        .in("w".repeat(5_000), "b".repeat(2_000))
                        .waiting("q ".repeat(3_000), 40)
                        .view(),
                Herd.animal(4).named("🐑👩‍💻 عربي שלום 中文").idle(3).view(),
                Herd.animal(5).named("   ").agent("x".repeat(300)).busy(9).view());
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
        assertThat(image.getWidth()).isEqualTo(window.stage().getScene().getWidth() * 2);
        Path file = Path.of("target", "screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        Png.write(image, file);
        assertThat(file).isNotEmptyFile();
    }
}
