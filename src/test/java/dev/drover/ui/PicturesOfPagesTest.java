package dev.drover.ui;

import static dev.drover.ui.Herd.animal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.config.SettingsFile;
import dev.drover.daemon.LiveSettings;
import dev.drover.model.Place;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.StateHistory;
import dev.drover.ui.overview.OverviewScenes;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.settings.SettingsInputs;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Leaves pictures of the Overview and of the settings in the whole window, at 1280×800 and twice
/// the pixels.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PicturesOfPagesTest {
    private static final double WIDTH = 1_280;
    private static final double SMALL = 1_180;
    private static final double HEIGHT = 800;

    @TempDir Path home;
    private final AtomicReference<StateHistory> hour =
            new AtomicReference<>(OverviewScenes.hour(12));
    private final AtomicInteger asked = new AtomicInteger();
    private MainWindow window;
    private Appearance appearance;

    @Start
    void start(Stage stage) throws IOException {
        Path file = home.resolve("settings.json");
        Files.writeString(
                file,
                "{\"instances\": {\"keepEnded\": \"2h\"}, \"namespaces\": {\"project:shop\":"
                        + " {\"killGuard\": {\"enabled\": true},"
                        + " \"ports\": {\"offsets\": \"main=0, dev=1\"}}}}");
        LiveSettings settings =
                new LiveSettings(
                        new SettingsFile(
                                file, Map.of("DROVER_LOG", "debug"), Map.of("watch.self", "7s")));
        SettingsInputs inputs =
                new SettingsInputs(
                        settings::views,
                        settings::set,
                        settings::reset,
                        SettingsFile::complaint,
                        () -> List.of("project:handbook", "project:shop"));
        appearance = new Appearance(Theme.LIGHT);
        window =
                new MainWindow(
                        stage,
                        appearance,
                        WholeNavigation.around(
                                Sections.overview(this::lastHour), Sections.settings(inputs)),
                        () -> true,
                        () -> {});
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        window.show(Place.HOME);
    }

    private StateHistory lastHour() {
        asked.incrementAndGet();
        return hour.get();
    }

    @Test
    void showsTheOverviewFromNobodyToAThousandInBothThemes(FxRobot robot) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            robot.interact(() -> appearance.theme().set(theme));
            InstanceView one = animal(1).named("alone").busy(40).mb(300).view();
            overview(robot, OverviewScenes.of(List.of()), 0, "overview-0" + name(theme));
            overview(robot, OverviewScenes.of(List.of(one)), 1, "overview-1" + name(theme));
            overview(robot, OverviewScenes.everyday(), 12, "overview-11" + name(theme));
            overview(
                    robot,
                    OverviewScenes.of(OverviewScenes.many(50)),
                    50,
                    "overview-50" + name(theme));
            overview(
                    robot,
                    OverviewScenes.of(OverviewScenes.many(1_000)),
                    1_000,
                    "overview-1000" + name(theme));
            overview(robot, OverviewScenes.hostile(), 12, "overview-hostile" + name(theme));
        }
    }

    @Test
    void keepsEveryPieceOfTheOverviewInPlaceWithLongNamesInASmallWindow(FxRobot robot)
            throws Exception {
        robot.interact(() -> window.stage().setWidth(SMALL));
        robot.interact(() -> window.stage().setHeight(720));
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            robot.interact(() -> appearance.theme().set(theme));
            overview(robot, OverviewScenes.longNames(), 12, SMALL, "overview-long" + name(theme));
            for (Node age : robot.lookup(".line-age").queryAll()) {
                Bounds line = age.getParent().localToScene(age.getParent().getLayoutBounds());
                assertThat(line.contains(age.localToScene(age.getLayoutBounds())))
                        .as("%s stays in its line", age)
                        .isTrue();
            }
            for (Node top : robot.lookup(".line-top").queryAll()) {
                // A remark that has given way altogether is nowhere.
                ((Parent) top)
                        .getChildrenUnmodifiable().stream()
                                .filter(part -> part.getLayoutBounds().getWidth() > 0)
                                .forEach(
                                        part ->
                                                assertThat(part.getBoundsInParent().getMaxX())
                                                        .as("%s ends with its line", part)
                                                        .isLessThanOrEqualTo(
                                                                top.getLayoutBounds().getMaxX()
                                                                        + 1));
            }
        }
    }

    @Test
    void showsTheSettingsInBothThemes(FxRobot robot) throws Exception {
        robot.interact(() -> window.draw(OverviewScenes.everyday()));
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            robot.interact(() -> appearance.theme().set(theme));
            robot.interact(() -> window.show(new Place.Settings("window")));
            ComboBox<?> project = robot.lookup("#settings-project").queryComboBox();
            robot.interact(() -> project.getSelectionModel().select(2));
            picture("settings-project" + name(theme));
            robot.interact(() -> project.getSelectionModel().select(0));
            robot.interact(() -> window.show(new Place.Settings("window")));
            picture("settings" + name(theme));
            robot.interact(() -> window.show(new Place.Settings("instances.keepEnded")));
            TextField field =
                    robot.lookup("#setting-instances-keepEnded .setting-field")
                            .queryAs(TextField.class);
            robot.interact(() -> field.setText("sometimes"));
            picture("settings-marked" + name(theme));
            robot.interact(() -> field.setText("2h"));
            robot.interact(() -> window.show(new Place.Settings("log.level")));
            picture("settings-fixed" + name(theme));
        }
    }

    private void overview(FxRobot robot, Snapshot snapshot, int herd, String name)
            throws Exception {
        overview(robot, snapshot, herd, WIDTH, name);
    }

    private void overview(FxRobot robot, Snapshot snapshot, int herd, double width, String name)
            throws Exception {
        hour.set(OverviewScenes.hour(herd));
        int before = asked.get();
        // Later for each picture, so that the page asks for the hour again.
        Snapshot later =
                new Snapshot(
                        snapshot.instances(),
                        snapshot.overview(),
                        snapshot.health(),
                        snapshot.at().plusMillis(5_000L * (before + 1)));
        robot.interact(() -> window.draw(later));
        if (herd > 0) {
            Awaitility.await().until(() -> asked.get() > before);
        }
        picture(name, width);
    }

    private static String name(Theme theme) {
        return "-" + theme.word().toLowerCase(Locale.ROOT);
    }

    private void picture(String name) throws Exception {
        picture(name, WIDTH);
    }

    private void picture(String name, double width) throws Exception {
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
        assertThat(image.getWidth()).isEqualTo(width * 2);
        Path file = Path.of("target", "screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        Png.write(image, file);
        assertThat(file).isNotEmptyFile();
    }
}
