package dev.drover.ui.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.AlertKind;
import dev.drover.model.Place;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.GuardDeed;
import dev.drover.model.view.SilencesView;
import dev.drover.ui.Herd;
import dev.drover.ui.Png;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.instances.InstancesPage;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Section;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.scene.Scene;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/// Leaves pictures of the page of alerts in `target/screenshots`, at 1280×800 and twice the pixels.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PicturesOfAlertsTest {
    private static final SilencesView NONE = new SilencesView(Map.of(), null);

    private final AtomicReference<SilencesView> silences = new AtomicReference<>(NONE);
    private MainWindow window;
    private AlertsPage page;
    private Appearance appearance;

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Theme.LIGHT);
        AlertDeeds deeds =
                new AlertDeeds(
                        HerdAlerts::history,
                        silences::get,
                        id -> HerdAlerts.rich().getFirst(),
                        id -> HerdAlerts.rich().getFirst(),
                        (kind, time) -> NONE,
                        kind -> NONE,
                        () -> NONE,
                        file -> new GuardDeed(file, "5f0c11aa", true, null, List.of(), "restored"));
        window =
                new MainWindow(
                        stage,
                        appearance,
                        List.of(
                                new Section(
                                        "Instances",
                                        Feather.TERMINAL,
                                        new Place.Instances(null),
                                        Badge::waiting,
                                        shell -> new InstancesPage(Asked.nothing(), shell)),
                                new Section(
                                        "Alerts",
                                        Feather.BELL,
                                        new Place.Alerts(null),
                                        Badge::firing,
                                        shell -> page = new AlertsPage(shell, deeds))),
                        () -> true,
                        () -> {});
        stage.setWidth(1280);
        stage.setHeight(800);
        window.show(new Place.Alerts(null));
    }

    @Test
    void showsAlertsDetailsAndHistoryInBothThemes(FxRobot robot) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            String name = theme.word().toLowerCase(Locale.ROOT);
            robot.interact(() -> appearance.theme().set(theme));
            draw(robot, List.of());
            picture("alerts-empty-" + name);
            draw(robot, HerdAlerts.rich());
            picture("alerts-" + name);
            robot.interact(() -> window.show(new Place.Alerts("a0000002")));
            picture("alerts-detail-" + name);
            robot.interact(() -> window.show(new Place.Alerts("a0000008")));
            picture("alerts-hostile-" + name);
            robot.interact(() -> window.show(new Place.Alerts("d15c0001")));
            picture("alerts-self-" + name);
            List<AlertView> settings = new ArrayList<>(HerdAlerts.rich());
            settings.addFirst(HerdAlerts.lostHooks());
            draw(robot, settings);
            robot.interact(() -> window.show(new Place.Alerts("c0f16000")));
            picture("alerts-settings-" + name);
            silences.set(
                    new SilencesView(
                            Map.of(AlertKind.WAITING, Herd.NOW.plusSeconds(3_600)),
                            Herd.NOW.plusSeconds(1_800)));
            List<AlertView> quiet = new ArrayList<>(HerdAlerts.rich());
            quiet.replaceAll(a -> a.kind() == AlertKind.WAITING ? HerdAlerts.muted(a) : a);
            draw(robot, quiet);
            robot.interact(() -> window.show(new Place.Alerts("a0000005")));
            picture("alerts-muted-" + name);
            silences.set(NONE);
            robot.type(KeyCode.ESCAPE);
            robot.interact(() -> page.model().earlier().set(true));
            picture("alerts-earlier-" + name);
            robot.interact(() -> window.show(new Place.Alerts("a0000004")));
            picture("alerts-earlier-detail-" + name);
            robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
            robot.interact(() -> page.model().filter().set("no such thing"));
            picture("alerts-nothing-" + name);
            robot.interact(() -> page.model().clearFilters());
        }
    }

    private void draw(FxRobot robot, List<AlertView> alerts) {
        robot.interact(
                () ->
                        window.draw(
                                HerdAlerts.snapshot(
                                        Herd.rich(), alerts, silences.get().pausedUntil())));
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
        WritableImage image = WaitForAsyncUtils.asyncFx(shot).get();
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Path file = folder.resolve(name + ".png");
        Png.write(image, file);
        assertThat(file).isNotEmptyFile();
        assertThat(image.getWidth()).isEqualTo(2_560);
    }
}
