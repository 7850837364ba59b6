package dev.drover.ui.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.Place;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.ProcessTreeView.Directory;
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

/// Leaves pictures of the page of processes in `target/screenshots`, at twice the pixels.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PicturesOfProcessesTest {
    private final AtomicReference<ProcessTreeView> tree =
            new AtomicReference<>(HerdProcesses.none());
    private final AtomicReference<List<Directory>> directories = new AtomicReference<>(List.of());
    private MainWindow window;
    private ProcessesPage page;
    private Appearance appearance;
    private long seconds;

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Theme.LIGHT);
        ProcessInputs inputs =
                new ProcessInputs(
                        tree::get,
                        () -> "# Processes",
                        new ProcessInputs.Directories(
                                directories::get,
                                path -> HerdProcesses.directories().getFirst(),
                                id -> HerdProcesses.directories().getFirst()),
                        new ProcessInputs.Ending(
                                keys -> HerdProcesses.plan(),
                                keys -> HerdProcesses.outcome(false)));
        window =
                new MainWindow(
                        stage,
                        appearance,
                        List.of(
                                Asked.of(Asked.nothing(), made -> {}),
                                new Section(
                                        "Processes",
                                        Feather.CPU,
                                        new Place.Processes(null),
                                        Badge::leftOver,
                                        shell -> page = new ProcessesPage(inputs, shell))),
                        () -> true,
                        () -> {});
        size(stage, 1_280, 800);
        window.show(new Place.Processes(null));
    }

    private static void size(Stage stage, double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
    }

    @Test
    void showsTreeDetailsAndSheetsInBothThemes(FxRobot robot) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            String name = theme.word().toLowerCase(Locale.ROOT);
            robot.interact(() -> appearance.theme().set(theme));
            robot.interact(() -> size(window.stage(), 1_280, 800));
            draw(robot, HerdProcesses.none(), List.of());
            picture("processes-empty-" + name);
            draw(robot, HerdProcesses.shared(), List.of());
            show(robot, HerdProcesses.SHARED);
            picture("processes-shared-" + name);
            robot.type(KeyCode.ESCAPE);
            draw(robot, HerdProcesses.rich(), HerdProcesses.directories());
            picture("processes-" + name);
            show(robot, HerdProcesses.EXTRA);
            picture("processes-detail-" + name);
            show(robot, HerdProcesses.HOSTILE);
            picture("processes-hostile-" + name);
            show(robot, HerdProcesses.SESSION);
            picture("processes-session-" + name);
            robot.type(KeyCode.ESCAPE);
            robot.interact(() -> page.model().only().set(ProcessClass.ORPHAN));
            picture("processes-orphans-" + name);
            robot.interact(() -> page.model().clearFilters());
            show(robot, HerdProcesses.ORPHAN);
            robot.clickOn("#process-end");
            await().until(() -> robot.lookup("#end-confirm").tryQuery().isPresent());
            picture("processes-end-" + name);
            robot.type(KeyCode.ESCAPE);
            robot.clickOn("#process-directories");
            picture("processes-directories-" + name);
            robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE, KeyCode.ESCAPE);
            robot.interact(() -> size(window.stage(), 1_180, 720));
            picture("processes-small-" + name);
            show(robot, HerdProcesses.ORPHAN);
            picture("processes-small-detail-" + name);
            robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
        }
    }

    private void show(FxRobot robot, String key) {
        robot.interact(() -> window.show(new Place.Processes(key)));
    }

    private void draw(FxRobot robot, ProcessTreeView view, List<Directory> found) {
        tree.set(view);
        directories.set(found);
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
        await().until(() -> page.model().rows().size() == view.processes().size());
        await().until(
                        () ->
                                found.isEmpty()
                                        || robot.lookup("#findings .finding").queryAll().size()
                                                >= 3);
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
