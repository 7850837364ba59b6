package dev.drover.ui.worktrees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.Place;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.WorktreeView;
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
import javafx.scene.control.TextField;
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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/// Leaves pictures of the page of worktrees in `target/screenshots`, at twice the pixels.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PicturesOfWorktreesTest {
    private final AtomicReference<List<WorktreeView>> worktrees = new AtomicReference<>(List.of());
    private final AtomicReference<List<TrashedWorktreeView>> trash =
            new AtomicReference<>(List.of());
    private MainWindow window;
    private WorktreesPage page;
    private Appearance appearance;
    private long seconds;

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Theme.LIGHT);
        window =
                new MainWindow(
                        stage,
                        appearance,
                        List.of(
                                Asked.of(Asked.nothing(), made -> {}),
                                new Section(
                                        "Worktrees",
                                        Feather.GIT_BRANCH,
                                        new Place.Worktrees(null),
                                        snapshot -> Badge.NONE,
                                        shell -> page = new WorktreesPage(inputs(), shell))),
                        () -> true,
                        () -> {});
        size(stage, 1_280, 800);
        window.show(new Place.Worktrees(null));
    }

    private WorktreeInputs inputs() {
        return new WorktreeInputs(
                fresh -> worktrees.get(),
                HerdWorktrees::claims,
                wish -> {
                    throw new Refused(
                            new Refusal.BadRequest(
                                    "'"
                                            + wish.name()
                                            + "' is no name for a branch. Take letters, digits, -"
                                            + " and /."));
                },
                (path, rescue, preview) -> HerdWorktrees.deed(view(path), false, null),
                () ->
                        worktrees.get().stream()
                                .filter(WorktreeView::reclaimable)
                                .map(view -> HerdWorktrees.deed(view, false, null))
                                .toList(),
                new WorktreeInputs.Trash(
                        trash::get,
                        () -> Duration.ofDays(14),
                        id -> {
                            throw new Refused(new Refusal.BadRequest(id));
                        },
                        id -> {
                            throw new Refused(new Refusal.BadRequest(id));
                        }));
    }

    private WorktreeView view(String path) {
        return worktrees.get().stream()
                .filter(view -> view.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static void size(Stage stage, double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
    }

    @Test
    void showsListsDetailsAndSheetsInBothThemes(FxRobot robot) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            String name = theme.word().toLowerCase(Locale.ROOT);
            robot.interact(() -> appearance.theme().set(theme));
            robot.interact(() -> size(window.stage(), 1_280, 800));
            draw(robot, List.of(), List.of());
            picture("worktrees-empty-" + name);
            show(robot, Place.Worktrees.TRASH);
            picture("worktrees-trash-empty-" + name);
            show(robot, null);
            draw(robot, HerdWorktrees.rich(), HerdWorktrees.trash());
            picture("worktrees-" + name);
            details(robot, name);
            sheets(robot, name);
            show(robot, Place.Worktrees.TRASH);
            picture("worktrees-trash-" + name);
            show(robot, "trash/5f0c11aa");
            picture("worktrees-trash-detail-" + name);
            robot.clickOn("#trash-purge");
            await().until(() -> robot.lookup("#purge-confirm").tryQuery().isPresent());
            picture("worktrees-purge-" + name);
            robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE, KeyCode.ESCAPE);
            draw(robot, HerdWorktrees.many(), HerdWorktrees.trash());
            picture("worktrees-many-" + name);
            robot.interact(() -> page.model().only().set(Fate.SAFE));
            picture("worktrees-many-safe-" + name);
            robot.interact(() -> page.model().clearFilters());
            small(robot, name);
        }
    }

    private void details(FxRobot robot, String name) throws Exception {
        for (String[] one :
                new String[][] {
                    {"safe", HerdWorktrees.SAFE},
                    {"work", HerdWorktrees.WORK},
                    {"busy", HerdWorktrees.BUSY},
                    {"main", HerdWorktrees.SOURCES + "storefront"}
                }) {
            show(robot, one[1]);
            picture("worktrees-detail-" + one[0] + "-" + name);
        }
        robot.type(KeyCode.ESCAPE);
        draw(robot, HerdWorktrees.hostile(), HerdWorktrees.trash());
        picture("worktrees-hostile-" + name);
        show(robot, HerdWorktrees.HOSTILE);
        picture("worktrees-hostile-detail-" + name);
        robot.type(KeyCode.ESCAPE);
        draw(robot, HerdWorktrees.rich(), HerdWorktrees.trash());
    }

    private void sheets(FxRobot robot, String name) throws Exception {
        for (String[] one :
                new String[][] {
                    {"safe", HerdWorktrees.SAFE},
                    {"work", HerdWorktrees.WORK},
                    {"busy", HerdWorktrees.BUSY},
                    {"locked", HerdWorktrees.LOCKED}
                }) {
            show(robot, one[1]);
            robot.clickOn("#worktree-remove");
            await().until(() -> robot.lookup("#remove-sheet").tryQuery().isPresent());
            picture("worktrees-remove-" + one[0] + "-" + name);
            robot.type(KeyCode.ESCAPE);
        }
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#worktree-reclaim");
        await().until(() -> robot.lookup("#reclaim-sheet").tryQuery().isPresent());
        picture("worktrees-reclaim-" + name);
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#worktree-create");
        TextField branch = robot.lookup("#create-branch").query();
        robot.interact(() -> branch.setText("fix login"));
        robot.clickOn("#create-confirm");
        await().until(() -> robot.lookup("#create-wrong").query().isVisible());
        picture("worktrees-create-" + name);
        robot.type(KeyCode.ESCAPE);
    }

    private void small(FxRobot robot, String name) throws Exception {
        robot.interact(() -> size(window.stage(), 1_180, 720));
        draw(robot, HerdWorktrees.rich(), HerdWorktrees.trash());
        picture("worktrees-small-" + name);
        show(robot, HerdWorktrees.BUSY);
        picture("worktrees-small-detail-" + name);
        robot.clickOn("#worktree-remove");
        await().until(() -> robot.lookup("#remove-sheet").tryQuery().isPresent());
        picture("worktrees-small-remove-" + name);
        robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
        show(robot, Place.Worktrees.TRASH);
        picture("worktrees-small-trash-" + name);
        show(robot, null);
    }

    private void show(FxRobot robot, @Nullable String path) {
        robot.interact(() -> window.show(new Place.Worktrees(path)));
    }

    private void draw(FxRobot robot, List<WorktreeView> found, List<TrashedWorktreeView> away) {
        worktrees.set(found);
        trash.set(away);
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
        await().until(() -> page.model().rows().size() == found.size());
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
