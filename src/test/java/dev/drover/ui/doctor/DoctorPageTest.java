package dev.drover.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.cli.LiveDoctor;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.Place;
import dev.drover.model.view.DoctorFinding;
import dev.drover.ui.Herd;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.page.Actions.Said;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Section;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.controlsfx.control.StatusBar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
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
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// Drives the page of the doctor over a whole daemon, real files and real processes.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class DoctorPageTest {
    private static final String SWITCHED_ON =
            "{\n  \"enableAllProjectMcpServers\" : true,\n  \"model\": \"x\"\n}\n";

    @TempDir Path home;
    private final List<Boolean> lookedOnFx = new CopyOnWriteArrayList<>();
    private LiveDoctor live;
    private Path settings;
    private volatile @Nullable String refusing;
    private MainWindow window;
    private DoctorPage page;

    @Start
    void start(Stage stage) throws IOException {
        Path claude = Files.createDirectories(home.resolve(".claude"));
        settings = Files.writeString(claude.resolve("settings.json"), SWITCHED_ON);
        live = LiveDoctor.in(home);
        DoctorInputs inputs =
                new DoctorInputs(this::findings, live.doctor::treat, live.doctor::report);
        window =
                new MainWindow(
                        stage,
                        new Appearance(Theme.LIGHT),
                        List.of(
                                Asked.of(Asked.nothing(), made -> {}),
                                new Section(
                                        "Doctor",
                                        Feather.HEART,
                                        new Place.Doctor(null),
                                        snapshot -> Badge.NONE,
                                        shell ->
                                                page =
                                                        new DoctorPage(
                                                                inputs,
                                                                shell,
                                                                (owner, name) ->
                                                                        Optional.of(
                                                                                home.resolve(
                                                                                        name))))),
                        () -> true,
                        () -> {});
        stage.setWidth(1_180);
        stage.setHeight(720);
        window.show(new Place.Instances(null));
    }

    @AfterEach
    void close() {
        live.close();
    }

    private List<DoctorFinding> findings() {
        String why = refusing;
        if (why != null) {
            throw new Refused(new Refusal.NotNow(why));
        }
        List<DoctorFinding> found = live.doctor.findings();
        lookedOnFx.add(Platform.isFxApplicationThread());
        return found;
    }

    /// Goes there, and waits for the look.
    private void open(FxRobot robot, @Nullable String check) {
        int before = lookedOnFx.size();
        robot.interact(() -> window.show(new Place.Doctor(check)));
        awaitLook(robot, before);
    }

    private void awaitLook(FxRobot robot, int before) {
        await().until(() -> lookedOnFx.size() > before);
        WaitForAsyncUtils.waitForFxEvents();
        await().until(() -> !robot.lookup("#doctor-working").query().isVisible());
    }

    private static boolean isThere(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static List<String> textsIn(Node node, String query) {
        return node.lookupAll(query).stream().map(n -> ((Labeled) n).getText()).toList();
    }

    private void awaitSaid(String words) {
        await().until(
                        () ->
                                window.actions().said().get() instanceof Said.Done(String told, _)
                                        && told.contains(words));
    }

    @Test
    void looksOnlyWhenSomebodyComesOrAsksAndNeverOnTheFxThread(FxRobot robot) {
        robot.interact(() -> window.draw(Herd.snapshot(Herd.rich())));
        assertThat(lookedOnFx).isEmpty();
        open(robot, null);
        robot.interact(() -> window.draw(Herd.snapshot(Herd.rich())));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(lookedOnFx).containsExactly(false);
        robot.type(KeyCode.F5);
        awaitLook(robot, 1);
        robot.clickOn("#doctor-again");
        awaitLook(robot, 2);
        assertThat(lookedOnFx).containsExactly(false, false, false);
    }

    @Test
    void tellsWhatIsTheMatterWhyThatMattersAndWhatIsWell(FxRobot robot) {
        open(robot, null);
        Node card = robot.lookup("#finding-mcp-servers").query();
        assertThat(textsIn(card, ".finding-title"))
                .containsExactly("All servers of every project start");
        assertThat(textsIn(card, ".finding-verdict")).containsExactly("Warning");
        assertThat(textsIn(card, ".finding-why").getFirst()).contains("most duplicates begin here");
        assertThat(card.getAccessibleText()).startsWith("Warning: All servers of every project");
        assertThat(text(robot, "#doctor-headline")).endsWith("need a look");
        assertThat(textsIn(window.stage().getScene().getRoot(), ".well-name"))
                .contains("Java", "Socket", "Log");
    }

    @Test
    void changesOneWordOfTheFileAfterTheSheetWasConfirmedAndNothingBefore(FxRobot robot)
            throws IOException {
        open(robot, null);
        robot.clickOn("#fix-mcp-servers");
        Node card = robot.lookup("#fix-sheet").query();
        assertThat(textsIn(card, ".sheet-about").getFirst()).contains("to false", "keeps a copy");
        assertThat(textsIn(card, ".step-command")).containsExactly("~/.claude/settings.json");
        robot.type(KeyCode.ENTER); // the harmless button has the keyboard
        assertThat(isThere(robot, "#fix-sheet")).isFalse();
        assertThat(settings).hasContent(SWITCHED_ON);

        robot.clickOn("#fix-mcp-servers").clickOn("#fix-confirm");
        awaitSaid("Done; the file as it was is");
        assertThat(Files.readString(settings)).isEqualTo(SWITCHED_ON.replace("true", "false"));
        await().until(() -> !isThere(robot, "#finding-mcp-servers"));
        try (Stream<Path> files = Files.list(settings.getParent())) {
            assertThat(files.filter(f -> f.toString().contains(".before-drover-"))).hasSize(1);
        }
    }

    @Test
    void saysWhenThereIsNothingLeftToDo(FxRobot robot) throws IOException {
        open(robot, null);
        robot.clickOn("#fix-mcp-servers");
        Files.writeString(settings, "{}");
        robot.clickOn("#fix-confirm");
        awaitSaid("There was nothing left to do");
        assertThat(settings).hasContent("{}");
    }

    @Test
    void clearsAwayWhatIsLeftOverAndNothingElse(FxRobot robot) throws IOException {
        Path sessions = Files.createDirectories(home.resolve(".claude/sessions"));
        Path gone =
                Files.writeString(
                        sessions.resolve("3999999.json"), "{\"pid\":3999999,\"procStart\":\"7\"}");
        Files.setLastModifiedTime(gone, FileTime.from(Instant.now().minusSeconds(600)));
        live.leave("orphan");
        live.jungle.grow("born neighbour; exec sleep 600");
        live.jungle.born("neighbour");
        open(robot, null);

        robot.clickOn("#fix-leftovers");
        Node card = robot.lookup("#fix-sheet").query();
        assertThat(textsIn(card, ".step-command").getFirst())
                .contains("process " + live.jungle.born("orphan").pid(), "sleep 600");
        robot.clickOn("#fix-confirm");
        awaitSaid("1 process ended");
        assertThat(live.jungle.lives("orphan")).isFalse();
        assertThat(live.jungle.lives("neighbour")).isTrue();
        assertThat(gone).exists();

        await().until(() -> !isThere(robot, "#finding-leftovers"));
        robot.clickOn("#fix-registry").clickOn("#fix-confirm");
        awaitSaid("1 entry moved to");
        assertThat(gone).doesNotExist();
        assertThat(settings).hasContent(SWITCHED_ON);
    }

    @Test
    void mendsAllAfterOneSheetThatShowsAll(FxRobot robot) throws IOException {
        live.leave("orphan");
        open(robot, null);
        robot.clickOn("#doctor-fix-all");
        Node card = robot.lookup("#fix-sheet").query();
        assertThat(textsIn(card, ".fact-heading"))
                .containsExactly("All servers of every project start", "Processes left over");
        robot.clickOn("#fix-confirm");
        awaitSaid("2 of 2 things mended");
        assertThat(Files.readString(settings)).contains(": false");
        assertThat(live.jungle.lives("orphan")).isFalse();
    }

    @Test
    void goesToAFindingByItsAddressAndSaysWhenNothingIsTheMatterThere(FxRobot robot) {
        open(robot, "mcp-servers");
        Node card = robot.lookup("#finding-mcp-servers").query();
        assertThat(card.getPseudoClassStates().toString()).contains("marked");
        assertThat(card.isFocused()).isTrue();
        open(robot, "java");
        assertThat(robot.lookup("#finding-mcp-servers").query().getPseudoClassStates().toString())
                .doesNotContain("marked");
        assertThat(robot.lookup("#status").queryAs(StatusBar.class).getText())
                .contains("nothing the matter");
    }

    @Test
    void isUsedByKeyboardAlone(FxRobot robot) {
        open(robot, "mcp-servers");
        robot.type(KeyCode.ENTER);
        assertThat(isThere(robot, "#fix-sheet")).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(isThere(robot, "#fix-sheet")).isFalse();
        Node card = robot.lookup("#finding-mcp-servers").query();
        await().until(card::isFocused);
        List<Node> cards = List.copyOf(robot.lookup(".doctor-card").queryAll());
        int here = cards.indexOf(card);
        robot.type(here == 0 ? KeyCode.DOWN : KeyCode.UP);
        assertThat(cards.get(here == 0 ? 1 : here - 1).isFocused()).isTrue();
        assertThat(page.commands().stream().map(Command::name))
                .contains("Check again", "Fix…", "Save the report of the doctor…");
    }

    @Test
    void givesTheReportOutAsMarkdown(FxRobot robot) throws IOException {
        open(robot, null);
        robot.clickOn("#doctor-report").clickOn("Save as Markdown…");
        awaitSaid("Saved");
        String saved = Files.readString(home.resolve("drover-doctor.md"));
        assertThat(saved)
                .startsWith("# What Drover's doctor found")
                .contains(
                        "## mcp-servers (warn)", "Why it matters:", "# Processes of coding agents");
        robot.clickOn("#doctor-report").clickOn("Copy as Markdown");
        await().untilAsserted(
                        () -> {
                            StringBuilder copied = new StringBuilder();
                            robot.interact(
                                    () ->
                                            copied.append(
                                                    Clipboard.getSystemClipboard().getString()));
                            assertThat(copied).startsWith("# What Drover's doctor found");
                        });
    }

    @Test
    void saysWhyWhenItCannotLookAndLooksAgainWhenAsked(FxRobot robot) {
        refusing = "The disk does not answer. Try again.";
        robot.interact(() -> window.show(new Place.Doctor(null)));
        await().until(() -> text(robot, "#doctor-about").equals(refusing));
        assertThat(text(robot, "#doctor-headline")).isEqualTo("It could not be looked at");
        refusing = null;
        robot.type(KeyCode.F5);
        awaitLook(robot, 0);
        assertThat(text(robot, "#doctor-headline")).contains("need");
    }
}
