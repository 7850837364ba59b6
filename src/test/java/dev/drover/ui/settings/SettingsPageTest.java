package dev.drover.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;

import dev.drover.config.SettingsFile;
import dev.drover.daemon.LiveSettings;
import dev.drover.model.Place;
import dev.drover.model.view.SettingView;
import dev.drover.ui.Herd;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.Theme;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
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
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Changes the settings of a real file through the page, and leaves pictures of it.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class SettingsPageTest {
    @TempDir Path home;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private Path file;
    private LiveSettings settings;
    private SettingsPage page;
    private Appearance appearance;
    private Scene scene;

    @Start
    void start(Stage stage) throws IOException {
        file = home.resolve("settings.json");
        Files.writeString(
                file, "{\n  \"instances\": {\n    \"keepEnded\": \"2h\"\n  },\n  \"mine\": 1\n}\n");
        settings =
                new LiveSettings(
                        new SettingsFile(
                                file, Map.of("DROVER_LOG", "debug"), Map.of("watch.self", "7s")));
        appearance = new Appearance(Theme.LIGHT);
        page =
                new SettingsPage(
                        new SettingsInputs(
                                settings::views,
                                settings::set,
                                settings::reset,
                                SettingsFile::complaint,
                                () -> List.of("project:payments-api", "project:shop")),
                        said::add);
        settings.onChange(
                now ->
                        Platform.runLater(
                                () -> appearance.theme().set(Theme.parse(now.window().theme()))));
        StackPane root = new StackPane(page.root());
        root.getStyleClass().add("drover");
        scene = new Scene(root, 1_000, 760);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void hasARowForEverySettingThereIs(FxRobot robot) {
        assertThat(settings.views()).hasSizeGreaterThan(24);
        for (SettingView setting : settings.views()) {
            assertThat(robot.lookup("#setting-" + escaped(setting.key())).tryQuery())
                    .as(setting.key())
                    .isPresent();
        }
    }

    @Test
    void changesTheThemeAtOnceAndKeepsIt(FxRobot robot) {
        go(robot, "window.theme");
        robot.clickOn("Dark");
        awaitValue("window.theme", "dark");
        Awaitility.await().until(() -> !said.isEmpty());
        assertThat(said).containsExactly("Theme is dark");
        assertThat(appearance.dark().get()).isTrue();
        assertThat(file).content().contains("\"theme\": \"dark\"").contains("\"mine\": 1");
    }

    @Test
    void checksWhatIsTypedAndTakesItWithEnter(FxRobot robot) {
        go(robot, "instances.staleAfter");
        TextField field = field(robot, "instances.staleAfter");
        robot.interact(field::clear);
        robot.clickOn(field).write("soon");
        assertThat(message(robot, "instances.staleAfter"))
                .startsWith("It must be a time from 1s to 30d");
        robot.type(KeyCode.ENTER);
        assertThat(value("instances.staleAfter")).isEqualTo("1h");
        robot.type(KeyCode.ESCAPE);
        assertThat(field.getText()).isEqualTo("1h");
        robot.interact(field::clear);
        robot.write("90m").type(KeyCode.ENTER);
        awaitValue("instances.staleAfter", "90m");
        Awaitility.await().until(() -> !said.isEmpty());
        assertThat(said).containsExactly("Stale after is 90m from the next start on");
        assertThat(message(robot, "instances.staleAfter")).isEmpty();
        assertThat(origin(robot, "instances.staleAfter"))
                .isEqualTo("From settings.json · default: 1h");
    }

    @Test
    void bringsTheDefaultBackAndLeavesTheRestOfTheFile(FxRobot robot) throws IOException {
        go(robot, "instances.keepEnded");
        robot.clickOn(row(robot, "instances.keepEnded").lookup(".setting-reset"));
        awaitValue("instances.keepEnded", "1h");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(origin(robot, "instances.keepEnded")).isEqualTo("The default");
        assertThat(Files.readString(file)).doesNotContain("keepEnded").contains("\"mine\": 1");
        assertThat(field(robot, "instances.keepEnded").getText()).isEqualTo("1h");
    }

    @Test
    void showsWhatTheEnvironmentSaysAsFixedAndWhy(FxRobot robot) {
        go(robot, "log.level");
        assertThat(row(robot, "log.level").lookup(".setting-choices").isDisabled()).isTrue();
        assertThat(origin(robot, "log.level")).isEqualTo("Fixed by DROVER_LOG · default: info");
        assertThat(message(robot, "log.level")).contains("DROVER_LOG says so");
        assertThat(origin(robot, "watch.self")).startsWith("Fixed by an option of this start");
    }

    @Test
    void goesToASettingOrAPartAndMarksIt(FxRobot robot) {
        ScrollPane scroll = robot.lookup(".settings .scroll-pane").queryAs(ScrollPane.class);
        go(robot, "log.level");
        assertThat(scroll.getVvalue()).isEqualTo(1);
        assertThat(row(robot, "log.level").getPseudoClassStates().toString()).contains("marked");
        robot.interact(() -> assertThat(page.open(new Place.Settings("window"))).isTrue());
        assertThat(scroll.getVvalue()).isZero();
        robot.interact(() -> assertThat(page.open(new Place.Settings("no.such"))).isFalse());
    }

    @Test
    void findsASettingByAnyWord(FxRobot robot) {
        robot.interact(() -> page.filter().set("write-ahead"));
        assertThat(robot.lookup(".setting").queryAll()).hasSize(1);
        robot.interact(() -> page.filter().set("zzz"));
        assertThat(robot.lookup(".settings-nothing").queryAs(Label.class).getText())
                .isEqualTo("No setting fits “zzz”.");
        robot.interact(() -> assertThat(page.back()).isTrue());
        assertThat(robot.lookup(".setting").queryAll()).hasSizeGreaterThan(24);
    }

    @Test
    void showsWhatWasChangedElsewhere(FxRobot robot) {
        settings.set("api.port", "50000");
        robot.interact(() -> page.draw(Herd.snapshot(List.of())));
        assertThat(field(robot, "api.port").getText()).isEqualTo("50000");
    }

    @Test
    void saysInOneLineWhyNothingCanBeWritten(FxRobot robot) throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
        go(robot, "api.port");
        TextField field = field(robot, "api.port");
        robot.interact(field::clear);
        robot.clickOn(field).write("50001").type(KeyCode.ENTER);
        Awaitility.await().until(() -> !message(robot, "api.port").isEmpty());
        assertThat(message(robot, "api.port"))
                .isEqualTo(file + " cannot be used: it is a directory. Nothing was changed.");
        assertThat(field.getText()).isEqualTo("47310");
    }

    private void go(FxRobot robot, String key) {
        robot.interact(() -> assertThat(page.open(new Place.Settings(key))).isTrue());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String value(String key) {
        return settings.views().stream()
                .filter(s -> s.key().equals(key))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private void awaitValue(String key, String value) {
        Awaitility.await().until(() -> value(key).equals(value));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Node row(FxRobot robot, String key) {
        return robot.lookup("#setting-" + escaped(key)).query();
    }

    /// A dot in an id would begin a style class.
    private static String escaped(String key) {
        return key.replace('.', '-');
    }

    private static TextField field(FxRobot robot, String key) {
        return (TextField) row(robot, key).lookup(".setting-field");
    }

    private static String message(FxRobot robot, String key) {
        return ((Label) row(robot, key).lookup(".setting-message")).getText();
    }

    private static String origin(FxRobot robot, String key) {
        return ((Label) row(robot, key).lookup(".setting-origin")).getText();
    }

    @Test
    void aProjectHasValuesOfItsOwnWhereItMay(FxRobot robot) throws Exception {
        ComboBox<?> project = robot.lookup("#settings-project").queryComboBox();
        robot.interact(() -> project.getSelectionModel().select(2));
        assertThat(robot.lookup("#setting-window-theme").tryQuery())
                .as("what cannot differ is not shown")
                .isEmpty();
        ToggleSwitch guard =
                robot.lookup("#setting-killGuard-enabled .toggle-switch")
                        .queryAs(ToggleSwitch.class);
        assertThat(guard.isSelected()).isFalse();
        robot.interact(() -> guard.setSelected(true));
        Awaitility.await().until(() -> said.contains("Guard agents' commands is on"));
        assertThat(settings.current().killGuard().enabled()).as("elsewhere").isFalse();
        assertThat(Files.readString(file)).contains("\"project:shop\": {");
        assertThat(
                        robot.lookup("#setting-killGuard-enabled .setting-origin")
                                .queryLabeled()
                                .getText())
                .isEqualTo("Only in this project · elsewhere: off");
        robot.interact(
                () ->
                        robot.lookup("#setting-killGuard-enabled .setting-reset")
                                .queryButton()
                                .fire());
        Awaitility.await().until(() -> !guard.isSelected());
        robot.interact(() -> page.open(new Place.Settings("window.theme")));
        assertThat(robot.lookup("#setting-window-theme").tryQuery())
                .as("a link leads to all")
                .isPresent();
    }
}
