package dev.drover.ui.worktrees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.daemon.AgentProcess;
import dev.drover.daemon.LiveDaemon;
import dev.drover.daemon.Worktrees;
import dev.drover.host.StartedChildren;
import dev.drover.host.git.WorktreeScene;
import dev.drover.ipc.Endpoints;
import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMode;
import dev.drover.model.Place;
import dev.drover.model.view.BranchAsk;
import dev.drover.model.view.Registration;
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
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/// Drives the page of worktrees with keys and clicks, over a real daemon and real repositories.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class WorktreesPageTest {
    @TempDir Path temporary;
    private final List<Boolean> asked = new CopyOnWriteArrayList<>();
    private final List<Boolean> onFx = new CopyOnWriteArrayList<>();
    private WorktreeScene scene;
    private LiveDaemon live;
    private MainWindow window;
    private WorktreesPage page;
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
                                        "Worktrees",
                                        Feather.GIT_BRANCH,
                                        new Place.Worktrees(null),
                                        snapshot -> Badge.NONE,
                                        shell ->
                                                page =
                                                        new WorktreesPage(
                                                                inputs(live.daemon.worktrees()),
                                                                shell))),
                        () -> true,
                        () -> {});
        stage.setWidth(1_180);
        stage.setHeight(720);
        window.show(new Place.Instances(null));
    }

    @BeforeEach
    void open(FxRobot robot) throws IOException {
        scene = WorktreeScene.in(Files.createDirectories(temporary.resolve("code")));
        live = LiveDaemon.in(Files.createDirectories(temporary.resolve("home")));
        live.client.register(
                new Registration("my-agent", "s", null, scene.main().root().toString(), null));
        tick(robot);
        robot.interact(() -> window.show(new Place.Worktrees(null)));
        await().until(() -> page.model().rows().size() == 2);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() {
        live.close();
    }

    private WorktreeInputs inputs(Worktrees worktrees) {
        return new WorktreeInputs(
                fresh -> {
                    onFx.add(Platform.isFxApplicationThread());
                    asked.add(fresh);
                    return worktrees.list(fresh);
                },
                () -> live.daemon.branches().list().claims(),
                worktrees.of(0)::create,
                worktrees::remove,
                () -> worktrees.reclaim(true),
                new WorktreeInputs.Trash(
                        worktrees::trash,
                        () -> Duration.ofDays(14),
                        worktrees::restore,
                        id -> worktrees.purge(id, false)));
    }

    private void tick(FxRobot robot) {
        Snapshot now =
                new Snapshot(
                        live.daemon.instances(false),
                        live.daemon.overview(),
                        live.daemon.health(),
                        Instant.now().plusSeconds(seconds));
        robot.interact(() -> window.draw(now));
    }

    private void show(FxRobot robot, Path path) {
        robot.interact(() -> window.show(new Place.Worktrees(path.toString())));
        awaitNode(robot, "#worktree-detail");
    }

    private WorktreeEntry feature() {
        return page.model().rows().stream()
                .map(row -> row.now().view())
                .filter(entry -> !entry.isMain())
                .findFirst()
                .orElseThrow();
    }

    private static void awaitNode(FxRobot robot, String query) {
        await().until(() -> there(() -> robot.lookup(query).tryQuery().isPresent()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Whoever looks from another thread meets a window in the middle of a change.
    private static <T> T there(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, look);
    }

    private static void awaitSaid(FxRobot robot, String words) {
        await().untilAsserted(() -> assertThat(text(robot, "#action-words")).isEqualTo(words));
    }

    private static String text(FxRobot robot, String query) {
        return there(
                () -> robot.lookup(query).tryQueryAs(Label.class).map(Label::getText).orElse(""));
    }

    private static List<String> lines(FxRobot robot, String query) {
        List<String> lines = new ArrayList<>();
        robot.interact(
                () ->
                        robot.lookup(query)
                                .queryAllAs(Label.class)
                                .forEach(label -> lines.add(label.getText())));
        return lines;
    }

    private void run(FxRobot robot, String name) {
        Command command =
                page.commands().stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        robot.interact(command.run());
    }

    private void removeAll(FxRobot robot) {
        robot.interact(() -> window.show(new Place.Worktrees(null)));
        show(robot, scene.path());
        robot.clickOn("#worktree-remove");
        awaitNode(robot, "#remove-sheet");
    }

    @Test
    void looksWhileItShowsAndNeverOnTheFxThread(FxRobot robot) {
        assertThat(asked).contains(false, true);
        assertThat(onFx).containsOnly(false);
        await().until(() -> asked.contains(true) && !text(robot, "#worktree-looked").isEmpty());
        scene.write("notes.txt", "new\n");
        robot.type(KeyCode.F5);
        await().until(() -> feature().holds().equals("1 untracked"));
        robot.interact(() -> window.show(new Place.Instances(null)));
        await().until(() -> !text(robot, "#worktree-looked").equals("Looking…"));
        int before = asked.size();
        for (int i = 0; i < 4; i++) {
            seconds += 60;
            tick(robot);
        }
        assertThat(asked).hasSize(before);
        robot.interact(() -> window.show(new Place.Worktrees(null)));
        await().until(() -> asked.size() > before);
    }

    @Test
    void movesASafeOneAtTheSecondWordAndTakesItBack(FxRobot robot) {
        List<String> before = scene.told();
        removeAll(robot);
        assertThat(text(robot, "#remove-sheet .sheet-about")).contains("Nothing would be lost");
        assertThat(robot.lookup("#remove-cancel").<Node>query().isFocused()).isTrue();
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup("#remove-sheet").tryQuery()).isEmpty();
        assertThat(scene.path()).exists();
        robot.clickOn("#worktree-remove");
        awaitNode(robot, "#remove-sheet");
        robot.clickOn("#remove-confirm");
        awaitSaid(robot, "feature is in the trash");
        assertThat(scene.path()).doesNotExist();
        await().until(() -> page.model().rows().size() == 1);
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        await().until(() -> page.model().rows().size() == 2);
        assertThat(scene.told()).isEqualTo(before);
    }

    @Test
    void takesWorkAlongOnlyWhenAskedAndBringsItBackFromTheTrash(FxRobot robot) {
        scene.write(".env", "TOKEN=1\n");
        removeAll(robot);
        assertThat(text(robot, "#remove-sheet .sheet-title")).contains("holds work");
        assertThat(lines(robot, "#remove-sheet .evidence-line"))
                .containsExactly("Ignored by git: .env.");
        assertThat(robot.lookup("#remove-confirm").queryButton().getText())
                .isEqualTo("Move to the trash with its work");
        robot.clickOn("#remove-confirm");
        awaitSaid(robot, "feature is in the trash");
        robot.clickOn("#pill-trash");
        awaitNode(robot, "#trash .table-row-cell:filled");
        assertThat(window.place().get()).isEqualTo(Place.Worktrees.trashed(null));
        robot.type(KeyCode.ENTER);
        awaitNode(robot, "#trash-detail");
        assertThat(text(robot, "#trash-detail .callout")).contains("stays here until you restore");
        robot.clickOn("#trash-restore");
        awaitSaid(robot, "feature is back");
        assertThat(scene.file(".env")).hasContent("TOKEN=1");
    }

    @Test
    void offersNothingWhereAProcessWorksAndSaysWhy(FxRobot robot) {
        try (StartedChildren children = new StartedChildren()) {
            Process inside =
                    children.start("sh", "-c", "cd '" + scene.path() + "' && exec sleep 600");
            await().until(
                            () ->
                                    Files.readSymbolicLink(
                                                    Path.of("/proc", "" + inside.pid(), "cwd"))
                                            .equals(scene.path()));
            removeAll(robot);
            assertThat(robot.lookup("#remove-confirm").tryQuery()).isEmpty();
            assertThat(lines(robot, "#remove-sheet .evidence-line"))
                    .singleElement()
                    .asString()
                    .contains("sleep (" + inside.pid() + ")");
        }
    }

    @Test
    void leavesWhatTurnedDirtyAfterThePreviewAndShowsItAnew(FxRobot robot) {
        removeAll(robot);
        scene.write("late.txt", "written while somebody read the sheet\n");
        robot.clickOn("#remove-confirm");
        await().until(
                        () ->
                                lines(robot, "#remove-sheet .evidence-line")
                                        .contains("Untracked: late.txt."));
        assertThat(scene.file("late.txt")).exists();
        assertThat(robot.lookup("#remove-confirm").queryButton().getText()).contains("its work");
    }

    @Test
    void reclaimsWhatItHasShownAndNothingElse(FxRobot robot) throws IOException {
        Path other = scene.path().resolveSibling("other");
        scene.main().git("worktree", "add", "-q", "-b", "other", other.toString());
        robot.type(KeyCode.F5);
        await().until(() -> page.model().rows().size() == 3);
        run(robot, "Reclaim what is safe…");
        awaitNode(robot, "#reclaim-confirm");
        assertThat(lines(robot, "#reclaim-sheet .step-command"))
                .containsExactlyInAnyOrder("feature", "other");
        Path third = scene.path().resolveSibling("third");
        scene.main().git("worktree", "add", "-q", "-b", "third", third.toString());
        Files.writeString(other.resolve("work.txt"), "work\n");
        robot.clickOn("#reclaim-confirm");
        awaitNode(robot, "#reclaim-outcome");
        assertThat(lines(robot, "#reclaim-outcome .step-reason")).contains("Untracked: work.txt.");
        awaitSaid(robot, "1 of 2 worktrees moved to the trash");
        assertThat(scene.path()).doesNotExist();
        assertThat(other.resolve("work.txt")).exists();
        assertThat(third).exists();
    }

    @Test
    void makesANewOneAndSaysBelowTheFieldsWhatIsWrong(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.N).release(KeyCode.N, KeyCode.CONTROL);
        awaitNode(robot, "#create-sheet");
        TextField branch = robot.lookup("#create-branch").query();
        assertThat(branch.isFocused()).isTrue();
        robot.interact(() -> branch.setText("a b"));
        robot.type(KeyCode.ENTER);
        await().until(() -> text(robot, "#create-wrong").contains("no name for a branch"));
        robot.interact(() -> branch.setText("main"));
        robot.clickOn("#create-confirm");
        await().until(() -> text(robot, "#create-wrong").startsWith("Made none: branch 'main'"));
        assertThat(robot.lookup("#create-there").<Node>query().isVisible()).isTrue();
        robot.interact(() -> branch.setText("fix/login"));
        robot.clickOn("#create-confirm");
        awaitNode(robot, "#worktree-detail");
        assertThat(text(robot, "#worktree-detail .detail-title")).isEqualTo("fix-login");
        assertThat(scene.path().resolveSibling("fix-login")).isDirectory();
    }

    @Test
    void deletesForGoodOnlyAfterNamingWhatIsLost(FxRobot robot) {
        scene.write("notes.txt", "new\n");
        String id =
                String.valueOf(
                        live.daemon
                                .worktrees()
                                .remove(scene.path().toString(), true, false)
                                .trash());
        Path files = Path.of(live.daemon.worktrees().trash().getFirst().files());
        robot.interact(() -> window.show(Place.Worktrees.trashed(id)));
        awaitNode(robot, "#trash-detail");
        robot.interact(() -> robot.lookup("#trash").query().requestFocus());
        robot.type(KeyCode.DELETE);
        awaitNode(robot, "#purge-sheet");
        assertThat(lines(robot, "#purge-sheet .evidence-line"))
                .containsExactly("Untracked: notes.txt.");
        robot.type(KeyCode.ENTER);
        assertThat(files).isDirectory();
        robot.clickOn("#trash-purge");
        awaitNode(robot, "#purge-confirm");
        robot.clickOn("#purge-confirm");
        awaitSaid(robot, "feature is deleted for good");
        assertThat(files).doesNotExist();
        await().until(() -> text(robot, "#worktree-sum").equals("Nothing is in the trash"));
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#worktrees").tryQuery()).isPresent();
    }

    @Test
    void leadsToTheAgentThatWorksThere(FxRobot robot) throws IOException {
        try (AgentProcess agent = AgentProcess.idle(temporary.resolve("installed"), scene.path())) {
            await().until(() -> live.daemon.instances(false).size() == 2);
            tick(robot);
            robot.type(KeyCode.F5);
            await().until(() -> feature().fate() == Fate.IN_USE);
            show(robot, scene.path());
            awaitNode(robot, "#worktree-agent-0");
            assertThat(feature().who()).isNotBlank();
            robot.interact(() -> robot.lookup("#worktrees").query().requestFocus());
            robot.type(KeyCode.G);
            await().until(
                            () ->
                                    window.place()
                                            .get()
                                            .equals(
                                                    new Place.Instances(
                                                            feature()
                                                                    .view()
                                                                    .instances()
                                                                    .getFirst())));
            assertThat(agent.process.isAlive()).isTrue();
        }
    }

    @Test
    void tellsWhoHasClaimedTheBranchAndLeadsThere(FxRobot robot) {
        live.client.claimBranch(
                new BranchAsk(
                        scene.path().toString(),
                        WorktreeScene.BRANCH,
                        BranchIntent.WRITE,
                        List.of("src"),
                        BranchMode.COORDINATED,
                        "the new cart",
                        null));
        robot.type(KeyCode.F5);
        await().until(() -> !feature().claims().isEmpty());
        show(robot, scene.path());
        assertThat(lines(robot, "#worktree-claims .label"))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).isEqualTo("Its branch is claimed by"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("To write src, others may too, since"))
                .contains("“the new cart”");
        String holder = String.valueOf(feature().claims().getFirst().holder().instance());
        robot.clickOn("#worktree-claim-0");
        await().until(() -> window.place().get().equals(new Place.Instances(holder)));

        live.client.releaseBranch(
                new Endpoints.Release(scene.path().toString(), WorktreeScene.BRANCH, null, null));
        robot.interact(() -> window.show(new Place.Worktrees(null)));
        robot.type(KeyCode.F5);
        await().until(() -> feature().claims().isEmpty());
        show(robot, scene.path());
        await().until(() -> there(() -> !robot.lookup("#worktree-claims").query().isVisible()));
    }

    @Test
    void hasAnAddressByPathAndByBranchAndSaysWhatIsGone(FxRobot robot) {
        robot.interact(() -> window.show(new Place.Worktrees(WorktreeScene.BRANCH)));
        awaitNode(robot, "#worktree-detail");
        assertThat(window.place().get()).isEqualTo(new Place.Worktrees(scene.path().toString()));
        assertThat(Place.parse(window.place().get().toString())).contains(window.place().get());
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        List<String> copied = new ArrayList<>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertThat(copied).containsExactly(scene.path().toString());
        robot.interact(() -> window.show(new Place.Worktrees("/nowhere")));
        await().untilAsserted(
                        () ->
                                assertThat(lines(robot, ".status-bar .label"))
                                        .contains("That worktree is not there any more."));
    }

    @Test
    void neverOffersToRemoveTheMainWorktree(FxRobot robot) {
        show(robot, scene.main().root());
        assertThat(robot.lookup("#worktree-remove").<Node>query().isVisible()).isFalse();
        robot.type(KeyCode.DELETE);
        assertThat(robot.lookup("#remove-sheet").tryQuery()).isEmpty();
    }

    @Test
    void namesEveryControlAndRowForAScreenReader(FxRobot robot) {
        show(robot, scene.path());
        for (Node node : robot.lookup(n -> n instanceof Button).queryAll()) {
            Button button = (Button) node;
            String words = button.getAccessibleText() + button.getText();
            assertThat(words.replace("null", "")).as("%s", button).isNotBlank();
        }
        assertThat(page.model().rows())
                .extracting(Row::toString)
                .anyMatch(spoken -> spoken.startsWith("feature of shop, safe, branch feature"));
    }
}
