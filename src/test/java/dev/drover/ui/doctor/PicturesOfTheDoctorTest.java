package dev.drover.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.Place;
import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.DoctorStep;
import dev.drover.ui.Herd;
import dev.drover.ui.Png;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Section;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
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
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/// Leaves pictures of the page of the doctor in `target/screenshots`, at twice the pixels.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PicturesOfTheDoctorTest {
    private final AtomicReference<List<DoctorFinding>> findings = new AtomicReference<>(well());
    private MainWindow window;
    private Appearance appearance;

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Theme.LIGHT);
        DoctorInputs inputs =
                new DoctorInputs(
                        findings::get,
                        finding ->
                                new DoctorStep(
                                        finding.check(), "", List.of(), null, "It is in use."),
                        () -> "# Report");
        window =
                new MainWindow(
                        stage,
                        appearance,
                        List.of(
                                Asked.of(Asked.nothing(), made -> {}),
                                new Section(
                                        "Doctor",
                                        Feather.HEART,
                                        new Place.Doctor(null),
                                        snapshot -> Badge.NONE,
                                        shell -> new DoctorPage(inputs, shell))),
                        () -> true,
                        () -> {});
        size(stage, 1_280, 800);
        window.show(new Place.Instances(null));
    }

    private static void size(Stage stage, double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
    }

    private static List<DoctorFinding> well() {
        String own = "This installation";
        String files = "Drover's files";
        return List.of(
                DoctorFinding.ok("java", "25.0.3+9-LTS at /usr/lib/jvm/temurin-25").in(own),
                DoctorFinding.ok("client", "native, ~/.local/share/drover/bin/drover").in(own),
                DoctorFinding.ok("display", "present, with what a window needs").in(own),
                DoctorFinding.ok("state", "~/.local/state/drover (yours alone)").in(files),
                DoctorFinding.ok("runtime", "/run/user/1000/drover (yours alone)").in(files),
                DoctorFinding.ok("drover.db", "~/.local/state/drover/drover.db (yours alone)")
                        .in(files),
                DoctorFinding.ok("token", "~/.local/state/drover/token (yours alone)").in(files),
                DoctorFinding.ok("log", "no errors lately").in(files),
                DoctorFinding.ok("socket", "/run/user/1000/drover/drover.sock answers")
                        .in("The daemon"),
                DoctorFinding.ok("daemon", "process 4242, version 0.1.0").in("The daemon"),
                DoctorFinding.ok(
                                "self-checks",
                                "well: agents, database, errors, heartbeat, memory, process,"
                                        + " processes, queue, registry, socket")
                        .in("The daemon"),
                DoctorFinding.ok("claude-code", "12 hooks report to Drover").in("Agents' settings"),
                DoctorFinding.ok("ended", "still listed: 3 ended agents")
                        .fixedBy("Takes ended agents off the list.", true, List.of("abc1", "abc2"))
                        .in("What is left over"));
    }

    private static List<DoctorFinding> ill() {
        List<DoctorFinding> all = new ArrayList<>(well());
        all.add(
                DoctorFinding.fail(
                        "runtime",
                        "/run/user/1000/drover is open to others (rwxr-xr-x)",
                        "chmod 700 '/run/user/1000/drover'"));
        all.add(
                DoctorFinding.warn(
                                "mcp-servers",
                                "~/.claude/settings.json sets enableAllProjectMcpServers",
                                "drover doctor --fix")
                        .because(
                                "Every session starts all servers of its project without asking:"
                                        + " most duplicates begin here.")
                        .fixedBy(
                                "Sets enableAllProjectMcpServers to false in"
                                        + " ~/.claude/settings.json, changes nothing else there,"
                                        + " and keeps a copy. Claude Code then asks once for each"
                                        + " project's servers.",
                                false,
                                List.of("~/.claude/settings.json")));
        all.add(
                DoctorFinding.warn(
                                "server-twice",
                                "one server is configured twice for ~/src/storefront: 'playwright'"
                                        + " in ~/.claude.json (yours everywhere) and 'browser' in"
                                        + " ~/src/storefront/.mcp.json",
                                "Keep one: `claude mcp remove NAME` in that project (--scope user,"
                                        + " local or project).")
                        .because(
                                "Each session there starts it twice, and each copy holds its"
                                        + " memory."));
        all.add(
                DoctorFinding.warn(
                                "leftovers",
                                "3 processes left over, holding about 761 MB",
                                "drover processes clean")
                        .because("Nobody uses them any more, and their memory is lost to you.")
                        .shownAt("processes")
                        .fixedBy(
                                "Ends them: asks first (TERM), then interrupts, then kills."
                                        + " `drover processes clean` shows each with its reason.",
                                true,
                                List.of(
                                        "process 6001, 240 MB: node"
                                                + " /home/ada/.npm/_npx/9833/node_modules/.bin/mcp",
                                        "process 6002, 512 MB: /opt/google/chrome/chrome"
                                                + " --headless --remote-debugging-port=9222",
                                        "process 7001, 9 MB: sh -c 'sleep 600'")));
        all.add(
                DoctorFinding.warn(
                                "directories",
                                "2 directories of daemons that are gone, 1.4 GB in all",
                                "drover processes directories --trash")
                        .because(
                                "Each start of such a daemon made one, and nobody takes them away."
                                        + " What goes to Drover's trash can be put back.")
                        .shownAt("processes/directories"));
        return all;
    }

    private static List<DoctorFinding> hostile() {
        return List.of(
                DoctorFinding.warn(
                                "x".repeat(300),
                                "\u202Eevil\u001B[31m " + "word ".repeat(300),
                                "rm -rf '" + "/very/long".repeat(80) + "'")
                        .because("why ".repeat(200))
                        .fixedBy(
                                "y".repeat(600),
                                true,
                                List.of("z".repeat(500), "a\nb\u0007", "🐑👩‍💻 עברית")),
                DoctorFinding.fail("\u2066odd", "", "Do " + "it ".repeat(200) + "."));
    }

    @Test
    void showsWellAndIllInBothThemes(FxRobot robot) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            String name = theme.word().toLowerCase(Locale.ROOT);
            robot.interact(() -> appearance.theme().set(theme));
            robot.interact(() -> size(window.stage(), 1_280, 800));
            look(robot, well(), null);
            picture("doctor-well-" + name);
            look(robot, ill(), null);
            picture("doctor-" + name);
            robot.clickOn("#fix-leftovers");
            picture("doctor-fix-" + name);
            robot.type(KeyCode.ESCAPE);
            robot.clickOn("#doctor-fix-all");
            picture("doctor-fix-all-" + name);
            robot.clickOn("#fix-confirm");
            await().until(() -> robot.lookup("#fix-outcome").tryQuery().isPresent());
            picture("doctor-outcome-" + name);
            robot.type(KeyCode.ESCAPE);
            look(robot, hostile(), null);
            picture("doctor-hostile-" + name);
            robot.interact(() -> size(window.stage(), 1_180, 720));
            look(robot, ill(), "leftovers");
            picture("doctor-small-" + name);
            robot.interact(
                    () ->
                            size(
                                    window.stage(),
                                    window.stage().getMinWidth(),
                                    window.stage().getMinHeight()));
            look(robot, ill(), null);
            picture("doctor-smallest-" + name);
        }
    }

    private void look(FxRobot robot, List<DoctorFinding> found, @Nullable String check) {
        findings.set(found);
        robot.interact(() -> window.draw(Herd.snapshot(Herd.rich())));
        robot.interact(() -> window.show(new Place.Doctor(check)));
        WaitForAsyncUtils.waitForFxEvents();
        await().until(() -> !robot.lookup("#doctor-working").query().isVisible());
        int ill = (int) found.stream().filter(one -> !one.well()).count();
        await().until(() -> robot.lookup(".doctor-card").queryAll().size() == ill);
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
