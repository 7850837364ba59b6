package dev.drover.ui.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.Place;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.ProcessTreeView.Directory;
import dev.drover.ui.Herd;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Section;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.table.Row;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// Drives the page of processes in the real window with keys and clicks.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ProcessesPageTest {
    @TempDir Path home;
    private final AtomicReference<ProcessTreeView> tree =
            new AtomicReference<>(HerdProcesses.rich());
    private final AtomicReference<List<Directory>> directories =
            new AtomicReference<>(HerdProcesses.directories());
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<Boolean> lookedOnFx = new CopyOnWriteArrayList<>();
    private boolean whole = true;
    private MainWindow window;
    private ProcessesPage page;
    private long seconds;

    @Start
    void start(Stage stage) {
        window =
                new MainWindow(
                        stage,
                        new Appearance(Theme.LIGHT),
                        List.of(
                                Asked.of(Asked.nothing(), made -> {}),
                                new Section(
                                        "Processes",
                                        Feather.CPU,
                                        new Place.Processes(null),
                                        Badge::leftOver,
                                        shell ->
                                                page =
                                                        new ProcessesPage(
                                                                inputs(),
                                                                shell,
                                                                (owner, name) ->
                                                                        Optional.of(
                                                                                home.resolve(
                                                                                        name))))),
                        () -> true,
                        () -> {});
        stage.setWidth(1_180);
        stage.setHeight(720);
        window.show(new Place.Processes(null));
    }

    private ProcessInputs inputs() {
        return new ProcessInputs(
                () -> {
                    lookedOnFx.add(Platform.isFxApplicationThread());
                    return tree.get();
                },
                () -> "# Processes\n",
                new ProcessInputs.Directories(directories::get, this::trash, this::restore),
                new ProcessInputs.Ending(
                        keys -> {
                            done.add("preview " + keys);
                            return HerdProcesses.plan();
                        },
                        keys -> {
                            done.add("end " + keys);
                            return HerdProcesses.outcome(whole);
                        }));
    }

    private Directory trash(String path) {
        done.add("trash " + path);
        if (path.contains("deep")) {
            throw new Refused(new Refusal.BadRequest("It is in use or may be, so it stays."));
        }
        return HerdProcesses.directory("mnemosyne", path, 1, List.of(), true, "t1");
    }

    private Directory restore(String id) {
        done.add("restore " + id);
        return HerdProcesses.directory("", "/home/ada/.styxy", 0, List.of(), false, null);
    }

    /// Much later each time, so that a page that shows looks again.
    private void tick(FxRobot robot) {
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
    }

    private void draw(FxRobot robot) {
        tick(robot);
        await().until(() -> page.model().counts().get().all() == tree.get().processes().size());
        await().until(() -> !robot.lookup("#findings .finding").queryAll().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void show(FxRobot robot, String key) {
        robot.interact(() -> window.show(new Place.Processes(key)));
        await().until(() -> robot.lookup("#process-detail").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static TableView<Row<ProcessLine>> table(FxRobot robot) {
        return robot.lookup("#processes").queryTableView();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private static void awaitNode(FxRobot robot, String query) {
        await().until(() -> robot.lookup(query).tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void awaitSaid(FxRobot robot, String words) {
        await().untilAsserted(
                        () ->
                                assertThat(text(robot, "#action-words").replace('\u00A0', ' '))
                                        .isEqualTo(words));
    }

    @Test
    void theDirectoriesOfDaemonsHaveAnAddress(FxRobot robot) {
        draw(robot);
        robot.interact(() -> window.show(new Place.Processes(Place.Processes.DIRECTORIES)));
        assertThat(robot.lookup("#directories").tryQuery()).isPresent();
    }

    @Test
    void aLinkMarksTheProcessAlsoWhenTheFirstLookComesLater(FxRobot robot) {
        robot.interact(() -> window.show(new Place.Processes(HerdProcesses.ORPHAN)));
        draw(robot);
        await().until(() -> text(robot, ".detail-title").equals("playwright-mcp"));
        assertThat(table(robot).getSelectionModel().getSelectedItem().id())
                .isEqualTo(HerdProcesses.ORPHAN);
        assertThat(robot.lookup(".evidence-line").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("No session runs above it now.");
        assertThat(lookedOnFx).isNotEmpty().containsOnly(false);
        assertThat(window.place().get()).isEqualTo(new Place.Processes(HerdProcesses.ORPHAN));
    }

    @Test
    void aLinkThatAsksToEndShowsWhatWouldEndAndEndsNothing(FxRobot robot) {
        robot.interact(
                () -> window.show(Place.parse("processes/end/" + HerdProcesses.ORPHAN).get()));
        draw(robot);
        awaitNode(robot, "#end-confirm");
        assertThat(robot.lookup("#end-cancel").<Node>query().isFocused()).isTrue();
        assertThat(done).hasSize(1).allMatch(one -> one.startsWith("preview ["));
        assertThat(done.getFirst()).contains(HerdProcesses.ORPHAN);
        assertThat(window.place().get()).isEqualTo(new Place.Processes(HerdProcesses.ORPHAN));
    }

    @Test
    void tellsFirstWhatWouldEndAndEndsOnlyAtTheSecondWord(FxRobot robot) {
        draw(robot);
        show(robot, HerdProcesses.ORPHAN);
        robot.clickOn("#process-end");
        awaitNode(robot, "#end-confirm");
        assertThat(robot.lookup("#end-cancel").<Node>query().isFocused()).isTrue();
        assertThat(text(robot, "#end-warning")).startsWith("This cannot be undone");
        assertThat(robot.lookup("#end-sheet .step-reason").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("Kept: it is a running agent; end that in its own terminal.");
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup("#end-sheet").tryQuery()).isEmpty();
        assertThat(done).containsExactly("preview [" + HerdProcesses.ORPHAN + "]");
        robot.clickOn("#process-end");
        awaitNode(robot, "#end-confirm");
        robot.type(KeyCode.TAB, KeyCode.SPACE);
        await().until(() -> done.contains("end [" + HerdProcesses.ORPHAN + "]"));
        awaitSaid(robot, "2 processes ended, 512 MB won back");
    }

    @Test
    void saysWhatIsStillThere(FxRobot robot) {
        whole = false;
        draw(robot);
        robot.interact(() -> table(robot).getSelectionModel().select(7));
        robot.interact(() -> table(robot).requestFocus());
        robot.type(KeyCode.DELETE);
        awaitNode(robot, "#end-confirm");
        robot.clickOn("#end-confirm");
        awaitNode(robot, "#end-outcome");
        assertThat(robot.lookup("#end-outcome .step-reason").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("It was sent everything and is still there.");
        assertThat(done).contains("end [" + HerdProcesses.EXTRA + "]");
    }

    @Test
    void offersNoEndForWhatMustLive(FxRobot robot) {
        draw(robot);
        show(robot, HerdProcesses.SESSION);
        assertThat(robot.lookup("#process-end").<Node>query().isVisible()).isFalse();
        assertThat(text(robot, "#process-keep")).contains("It is a live session.");
        robot.type(KeyCode.DELETE);
        assertThat(done).isEmpty();
        robot.type(KeyCode.G);
        assertThat(robot.lookup("#instances").tryQuery()).isPresent();
    }

    @Test
    void foldsByKeyAndWalksUpTheTree(FxRobot robot) {
        draw(robot);
        show(robot, HerdProcesses.key(5_153));
        robot.type(KeyCode.ESCAPE, KeyCode.LEFT);
        assertThat(text(robot, ".detail-title")).isEmpty();
        assertThat(table(robot).getSelectionModel().getSelectedItem().id())
                .isEqualTo(HerdProcesses.key(5_152));
        robot.type(KeyCode.LEFT);
        assertThat(table(robot).getItems()).hasSize(17);
        robot.type(KeyCode.LEFT, KeyCode.LEFT);
        assertThat(table(robot).getItems()).hasSize(16);
        robot.type(KeyCode.RIGHT);
        assertThat(table(robot).getItems()).hasSize(17);
    }

    @Test
    void filtersByPillAndTeachesTheWayBack(FxRobot robot) {
        draw(robot);
        robot.clickOn("#pill-duplicate");
        assertThat(table(robot).getItems())
                .extracting(Row::id)
                .containsExactly(HerdProcesses.EXTRA);
        robot.interact(() -> page.model().filter().set("no such thing"));
        robot.clickOn("#clear-process-filter");
        assertThat(table(robot).getItems()).hasSize(18);
    }

    @Test
    void movesADirectoryToTheTrashAndBackAndSaysARefusal(FxRobot robot) {
        draw(robot);
        robot.clickOn("#process-directories");
        List<Button> ways = new ArrayList<>();
        robot.lookup("#directories .step .button").queryAllAs(Button.class).forEach(ways::add);
        assertThat(ways)
                .extracting(Button::getText)
                .containsExactly("Move to trash", "Move to trash", "Put back");
        robot.interact(() -> ways.get(0).fire());
        awaitSaid(robot, "Moved to Drover's trash");
        robot.interact(() -> ways.get(1).fire());
        awaitSaid(robot, "It is in use or may be, so it stays.");
        robot.interact(() -> ways.get(2).fire());
        awaitSaid(robot, "Put back where it was");
        assertThat(done).last().isEqualTo("restore tmz3k1-5f0c11aa");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#directories").tryQuery()).isEmpty();
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        await().until(() -> done.getLast().equals("restore t1"));
    }

    @Test
    void savesAndCopiesTheReport(FxRobot robot) {
        draw(robot);
        run(robot, "Save the report of processes…");
        await().untilAsserted(
                        () ->
                                assertThat(home.resolve("drover-processes.md"))
                                        .hasContent("# Processes\n"));
        run(robot, "Copy the report of processes");
        await().untilAsserted(
                        () -> {
                            List<String> copied = new ArrayList<>();
                            robot.interact(
                                    () -> copied.add(Clipboard.getSystemClipboard().getString()));
                            assertThat(copied).containsExactly("# Processes\n");
                        });
    }

    private void run(FxRobot robot, String name) {
        Command command =
                page.commands().stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        robot.interact(command.run());
    }

    @Test
    void showsAllFindingsWhenAskedAndLeadsToTheDuplicate(FxRobot robot) {
        draw(robot);
        assertThat(robot.lookup("#findings .finding").queryAll()).hasSize(3);
        robot.clickOn("#findings-more");
        assertThat(robot.lookup("#findings .finding").queryAll()).hasSize(6);
        Hyperlink show =
                robot.lookup("#findings .hyperlink").queryAllAs(Hyperlink.class).stream()
                        .filter(l -> l.getAccessibleText().startsWith("Show mnemosyne"))
                        .findFirst()
                        .orElseThrow();
        robot.interact(show::fire);
        assertThat(text(robot, ".detail-title")).isEqualTo("mnemosyne");
        assertThat(text(robot, ".callout")).contains("more often");
    }

    @Test
    void looksNoMoreWhileAnotherPageShows(FxRobot robot) {
        draw(robot);
        robot.interact(() -> window.show(new Place.Instances(null)));
        int before = lookedOnFx.size();
        for (int i = 0; i < 5; i++) {
            tick(robot);
        }
        assertThat(lookedOnFx).hasSize(before);
        robot.interact(() -> window.show(new Place.Processes(null)));
        await().until(() -> lookedOnFx.size() > before);
    }

    @Test
    void namesEveryControlForAScreenReader(FxRobot robot) {
        draw(robot);
        show(robot, HerdProcesses.EXTRA);
        for (Node node : robot.lookup(n -> n instanceof Button).queryAll()) {
            Button button = (Button) node;
            String words = button.getAccessibleText() + button.getText();
            assertThat(words.replace("null", "")).as("%s", button).isNotBlank();
        }
        assertThat(robot.lookup(".tree-column").queryAllAs(Node.class))
                .extracting(Node::getAccessibleText)
                .anyMatch(
                        spoken ->
                                spoken != null
                                        && spoken.startsWith("mnemosyne, duplicate, level 2"));
    }
}
