package dev.drover.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.Place;
import dev.drover.model.view.SetupOffer;
import dev.drover.model.view.SetupOffer.Standing;
import dev.drover.ui.Herd;
import dev.drover.ui.Png;
import dev.drover.ui.WholeNavigation;
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

/// Leaves pictures of the page of setup in `target/screenshots`, at twice the pixels.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PicturesOfTheSetupTest {
    private static final List<String> ADDED =
            List.of(
                    "--- ~/.claude/settings.json",
                    "+++ ~/.claude/settings.json",
                    "@@ -3,5 +3,23 @@",
                    "   \"model\": \"opus\",",
                    "   \"hooks\": {",
                    "+    \"SessionStart\": [{\"matcher\": \"\", \"hooks\": [{\"type\":"
                            + " \"command\", \"command\": \"/usr/bin/drover hook claude-code\","
                            + " \"timeout\": 5}]}],",
                    "+    \"Stop\": [{\"matcher\": \"\", \"hooks\": [{\"type\": \"command\","
                        + " \"command\": \"/usr/bin/drover hook claude-code\", \"timeout\": 5}]}],",
                    "     \"PreToolUse\": [",
                    "-      {\"matcher\": \"Bash\", \"hooks\": []}",
                    "+      {\"matcher\": \"Bash\", \"hooks\": []},");

    private static final List<String> REPLACED =
            List.of(
                    "--- ~/.claude/settings.json",
                    "+++ ~/.claude/settings.json",
                    "@@ -3,5 +3,23 @@",
                    "   \"hooks\": {",
                    "-    \"SessionStart\": [{\"hooks\": [{\"type\": \"command\","
                            + " \"command\": \"styxy-session-start\"}]}],",
                    "+    \"SessionStart\": [{\"matcher\": \"\", \"hooks\": [{\"type\":"
                            + " \"command\", \"command\": \"/usr/bin/drover hook claude-code\","
                            + " \"timeout\": 5}]}],");

    private final AtomicReference<List<SetupOffer>> offers = new AtomicReference<>(List.of());
    private MainWindow window;
    private Appearance appearance;

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Theme.LIGHT);
        SetupInputs inputs =
                new SetupInputs(offers::get, o -> "Set up.", o -> "Replaced.", o -> "Taken out.");
        window =
                new MainWindow(
                        stage,
                        appearance,
                        WholeNavigation.around(
                                new Section(
                                        "Setup",
                                        Feather.LINK,
                                        new Place.Setup(),
                                        snapshot -> Badge.NONE,
                                        shell -> new SetupPage(inputs, shell))),
                        () -> true,
                        () -> {});
        size(stage, 1_280, 800);
        window.show(new Place.Setup());
    }

    private static void size(Stage stage, double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
    }

    private static List<SetupOffer> usual() {
        return List.of(
                new SetupOffer(
                        "claude-code",
                        "Claude Code",
                        Standing.OPEN,
                        "~/.claude/settings.json",
                        "Can report: 14 hooks would be added.",
                        List.of(),
                        ADDED,
                        List.of(),
                        List.of("SessionStart: styxy-session-start"),
                        REPLACED),
                new SetupOffer(
                        "codex",
                        "Codex",
                        Standing.DONE,
                        "~/.codex/hooks.json",
                        "Reports by 14 hooks.",
                        List.of("Codex asks once whether you trust these hooks: answer yes there."),
                        List.of(),
                        ADDED,
                        List.of(),
                        List.of()),
                new SetupOffer(
                        "statusline",
                        "Status line of Claude Code",
                        Standing.OPEN,
                        "~/.claude/settings.json",
                        "Your present status line stays, with Drover's behind it.",
                        List.of(),
                        ADDED,
                        List.of(),
                        List.of(),
                        List.of()),
                new SetupOffer(
                        "gemini",
                        "Gemini CLI",
                        Standing.OUTDATED,
                        "~/.gemini/settings.json",
                        "Its hooks name a Drover that is not there any more.",
                        List.of(),
                        ADDED,
                        ADDED,
                        List.of(),
                        List.of()),
                new SetupOffer(
                        "tmux",
                        "tmux",
                        Standing.REFUSED,
                        "~/.tmux.conf",
                        "The file may not be written. Make it writable, and look again.",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                absent("opencode", "OpenCode"),
                absent("copilot", "Copilot CLI"),
                absent("qwen", "Qwen Code"),
                absent("cursor", "Cursor"));
    }

    private static SetupOffer absent(String target, String title) {
        return new SetupOffer(
                target,
                title,
                Standing.ABSENT,
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static List<SetupOffer> hostile() {
        return List.of(
                new SetupOffer(
                        "claude-code",
                        "x".repeat(200),
                        Standing.OPEN,
                        "/very/long".repeat(60) + "\u202Eevil\u001B[31m",
                        "word ".repeat(200),
                        List.of("note ".repeat(90), "עברית\u2066 🐑\n👩‍💻"),
                        List.of("+" + "z".repeat(2_000), "-\u202Eevil\u0007"),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    @Test
    void showsWhatCanReportInBothThemes(FxRobot robot) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            String name = theme.word().toLowerCase(Locale.ROOT);
            robot.interact(() -> appearance.theme().set(theme));
            robot.interact(() -> size(window.stage(), 1_280, 800));
            look(robot, usual());
            picture("setup-" + name);
            robot.clickOn("#set-up-claude-code");
            picture("setup-sheet-" + name);
            robot.clickOn("#setup-replace");
            picture("setup-replace-" + name);
            robot.type(KeyCode.ESCAPE);
            look(robot, hostile());
            picture("setup-hostile-" + name);
            robot.clickOn("#set-up-claude-code");
            picture("setup-hostile-sheet-" + name);
            robot.type(KeyCode.ESCAPE);
            look(robot, List.of(absent("codex", "Codex"), absent("cursor", "Cursor")));
            picture("setup-nothing-" + name);
            robot.interact(
                    () ->
                            size(
                                    window.stage(),
                                    window.stage().getMinWidth(),
                                    window.stage().getMinHeight()));
            look(robot, usual());
            picture("setup-smallest-" + name);
        }
    }

    private void look(FxRobot robot, List<SetupOffer> found) {
        offers.set(found);
        Snapshot herd = Herd.snapshot(Herd.rich());
        robot.interact(() -> window.draw(herd));
        robot.clickOn("#setup-again");
        String headline = SetupModel.of(found).headline();
        await().until(() -> !robot.lookup(headline).queryAll().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
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
