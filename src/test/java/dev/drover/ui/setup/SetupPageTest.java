package dev.drover.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.cli.LiveSetup;
import dev.drover.cli.SetupOffers;
import dev.drover.model.Place;
import dev.drover.ui.page.Actions.Said;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Section;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The page of setup over real files of a home.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class SetupPageTest {
    private static final String OTHERS =
            """
            {
              "model": "opus",
              "hooks": {"Stop": [{"hooks": [{"type": "command", "command": "say done"}]}]}
            }
            """;

    private static final String OLD =
            """
            {
              "model": "opus",
              "hooks": {
                "Stop": [
                  {
                    "hooks": [
                      {
                        "type": "command",
                        "command": "styxy-session-start"
                      }
                    ]
                  }
                ]
              }
            }
            """;

    @TempDir Path home;
    private Path settings;
    private MainWindow window;

    @Start
    void start(Stage stage) throws IOException {
        Path claude = Files.createDirectories(home.resolve(".claude"));
        settings = Files.writeString(claude.resolve("settings.json"), OTHERS);
        SetupOffers offers = LiveSetup.in(home);
        window =
                new MainWindow(
                        stage,
                        new Appearance(Theme.LIGHT),
                        List.of(
                                new Section(
                                        "Setup",
                                        Feather.LINK,
                                        new Place.Setup(),
                                        snapshot -> Badge.NONE,
                                        shell ->
                                                new SetupPage(
                                                        new SetupInputs(
                                                                offers::all,
                                                                offers::setUp,
                                                                offers::replace,
                                                                offers::takeOut),
                                                        shell))),
                        () -> true,
                        () -> {});
        stage.setWidth(1_180);
        stage.setHeight(900);
        window.show(new Place.Setup());
    }

    private static boolean isThere(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    private static void awaitThere(FxRobot robot, String query) {
        await().until(() -> isThere(robot, query));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void awaitSaid(String words) {
        await().until(
                        () ->
                                window.actions().said().get() instanceof Said.Done(String told, _)
                                        && told.contains(words));
    }

    private static List<String> texts(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    @Test
    void showsTheLinesFirstThenWritesThemAndTakesThemOutAgain(FxRobot robot) throws IOException {
        awaitThere(robot, "#set-up-claude-code");
        robot.clickOn("#set-up-claude-code");
        awaitThere(robot, "#setup-sheet");
        assertThat(texts(robot, ".diff-added"))
                .anyMatch(line -> line.contains("hook claude-code"))
                .noneMatch(line -> line.contains("say done"));
        assertThat(settings).hasContent(OTHERS);

        robot.clickOn("#setup-confirm");
        awaitSaid("Claude Code is set up.");
        awaitThere(robot, "#take-out-claude-code");
        assertThat(isThere(robot, "#set-up-claude-code")).isFalse();
        assertThat(Files.readString(settings))
                .contains("say done", "hook claude-code", "\"model\": \"opus\"");

        robot.clickOn("#take-out-claude-code");
        awaitThere(robot, "#setup-sheet");
        robot.clickOn("#setup-confirm");
        awaitSaid("Drover is out of Claude Code.");
        assertThat(Files.readString(settings)).isEqualTo(OTHERS);
        awaitThere(robot, "#set-up-claude-code");
    }

    @Test
    void replacesHooksOfOthersThatDoTheSame(FxRobot robot) throws IOException {
        Files.writeString(settings, OLD);
        robot.clickOn("#setup-again");
        awaitThere(robot, "#set-up-claude-code");
        await().until(() -> said(robot).contains("styxy-session-start"));
        robot.clickOn("#set-up-claude-code");
        awaitThere(robot, "#setup-replace");
        assertThat(texts(robot, ".diff-removed")).noneMatch(l -> l.contains("styxy"));
        robot.clickOn("#setup-replace");
        assertThat(texts(robot, ".diff-removed")).anyMatch(l -> l.contains("styxy"));

        robot.clickOn("#setup-confirm");
        awaitSaid("Claude Code is set up, in place of Stop: styxy-session-start.");
        assertThat(Files.readString(settings))
                .contains("hook claude-code", "\"model\": \"opus\"")
                .doesNotContain("styxy");
        await().until(() -> !said(robot).contains("styxy-session-start"));
    }

    @Test
    void replacesThemAfterwardsAsWell(FxRobot robot) throws IOException {
        Files.writeString(settings, OLD);
        robot.clickOn("#setup-again");
        await().until(() -> said(robot).contains("styxy-session-start"));
        robot.clickOn("#set-up-claude-code");
        awaitThere(robot, "#setup-sheet");
        robot.clickOn("#setup-confirm");
        awaitSaid("Claude Code is set up.");
        assertThat(Files.readString(settings)).contains("hook claude-code", "styxy");

        awaitThere(robot, "#replace-claude-code");
        robot.clickOn("#replace-claude-code");
        awaitThere(robot, "#setup-sheet");
        assertThat(texts(robot, ".diff-added")).noneMatch(l -> l.contains("styxy"));
        robot.clickOn("#setup-confirm");
        await().until(() -> !Files.readString(settings).contains("styxy"));
        assertThat(Files.readString(settings)).contains("hook claude-code");
        await().until(() -> !isThere(robot, "#replace-claude-code"));
    }

    /// All the words on Claude Code's card.
    private static String said(FxRobot robot) {
        return robot.lookup("#setup-claude-code").tryQuery().stream()
                .flatMap(card -> card.lookupAll(".setup-note").stream())
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.joining(" "));
    }

    @Test
    void writesNothingWhenTheSheetIsLeft(FxRobot robot) {
        awaitThere(robot, "#set-up-claude-code");
        robot.clickOn("#set-up-claude-code");
        awaitThere(robot, "#setup-sheet");
        robot.type(KeyCode.ESCAPE);
        await().until(() -> !isThere(robot, "#setup-sheet"));
        assertThat(settings).hasContent(OTHERS);
    }

    @Test
    void refusesWhatHasChangedSinceItWasShown(FxRobot robot) throws IOException {
        awaitThere(robot, "#set-up-claude-code");
        robot.clickOn("#set-up-claude-code");
        awaitThere(robot, "#setup-sheet");
        String meanwhile = "{\"model\": \"other\"}";
        Files.writeString(settings, meanwhile);
        robot.clickOn("#setup-confirm");
        await().until(
                        () ->
                                window.actions().said().get() instanceof Said.NotDone(String failed)
                                        && failed.contains("has changed since"));
        assertThat(settings).hasContent(meanwhile);
    }

    @Test
    void namesWhatIsNotHereAndSaysWhyAFileCannotBeChanged(FxRobot robot) throws IOException {
        awaitThere(robot, "#set-up-claude-code");
        assertThat(texts(robot, "#setup-elsewhere").getFirst())
                .contains("Cursor", "Qwen Code", "tmux");
        Files.writeString(settings, "{\"hooks\": ");
        robot.clickOn("#setup-again");
        await().until(() -> !isThere(robot, "#set-up-claude-code"));
        Node card = robot.lookup("#setup-claude-code").query();
        assertThat(((Labeled) card.lookup(".setup-says")).getText()).contains("settings.json");
        assertThat(isThere(robot, "#set-up-autostart")).isTrue();
    }
}
