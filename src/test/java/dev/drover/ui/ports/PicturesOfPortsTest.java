package dev.drover.ui.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.Place;
import dev.drover.model.view.PortView;
import dev.drover.ui.Herd;
import dev.drover.ui.Png;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Section;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
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
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/// Leaves pictures of the page of ports in `target/screenshots`, at twice the pixels.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PicturesOfPortsTest {
    private final AtomicReference<PortInputs.Look> look = new AtomicReference<>(HerdPorts.none());
    private MainWindow window;
    private PortsPage page;
    private Appearance appearance;
    private long seconds;

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Theme.LIGHT);
        PortInputs inputs =
                new PortInputs(
                        fresh -> look.get(),
                        port ->
                                look.get().ports().ports().stream()
                                        .filter(PortView::leased)
                                        .findFirst()
                                        .orElseThrow());
        window =
                new MainWindow(
                        stage,
                        appearance,
                        List.of(
                                Asked.of(Asked.nothing(), made -> {}),
                                new Section(
                                        "Ports",
                                        Feather.SHARE_2,
                                        new Place.Ports(null),
                                        Badge::portClashes,
                                        shell -> page = new PortsPage(inputs, shell))),
                        () -> true,
                        () -> {});
        size(stage, 1_280, 800);
        window.show(new Place.Ports(null));
    }

    private static void size(Stage stage, double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
    }

    @Test
    void showsTableDetailsAndRangesInBothThemes(FxRobot robot) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            String name = theme.word().toLowerCase(Locale.ROOT);
            robot.interact(() -> appearance.theme().set(theme));
            robot.interact(() -> size(window.stage(), 1_280, 800));
            draw(robot, HerdPorts.none());
            picture("ports-empty-" + name);
            draw(robot, HerdPorts.rich());
            picture("ports-" + name);
            show(robot, HerdPorts.CLASH);
            picture("ports-clash-" + name);
            show(robot, HerdPorts.HELD);
            picture("ports-held-" + name);
            robot.type(KeyCode.DELETE);
            await().until(() -> robot.lookup("#release-confirm").tryQuery().isPresent());
            picture("ports-release-" + name);
            robot.type(KeyCode.ESCAPE);
            show(robot, HerdPorts.HOSTILE);
            picture("ports-hostile-" + name);
            robot.interact(() -> size(window.stage(), 1_000, 640));
            show(robot, HerdPorts.LOOSE);
            picture("ports-small-detail-" + name);
            robot.type(KeyCode.ESCAPE);
            picture("ports-small-" + name);
        }
    }

    private void show(FxRobot robot, int port) {
        robot.interact(() -> window.show(new Place.Ports(Integer.toString(port))));
    }

    private void draw(FxRobot robot, PortInputs.Look next) {
        look.set(next);
        // Much later each time, so that the page looks again.
        seconds += 100;
        Snapshot now = Herd.snapshot(Herd.rich());
        robot.interact(
                () ->
                        window.draw(
                                new Snapshot(
                                        now.instances(),
                                        now.overview(),
                                        now.health(),
                                        now.at().plusSeconds(seconds))));
        await().until(() -> page.model().rows().size() == next.ports().ports().size());
        await().until(() -> page.strip().ranges().size() == next.ports().ranges().size());
    }

    private void picture(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        Callable<WritableImage> shot =
                () -> {
                    Parent root = window.stage().getScene().getRoot();
                    root.applyCss();
                    root.layout();
                    SnapshotParameters twice = new SnapshotParameters();
                    twice.setTransform(Transform.scale(2, 2));
                    return root.snapshot(twice, null);
                };
        WritableImage image = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(shot));
        assertThat(image.getWidth()).isEqualTo(window.stage().getScene().getWidth() * 2);
        Path file = Path.of("target", "screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        Png.write(image, file);
        assertThat(file).isNotEmptyFile();
    }
}
