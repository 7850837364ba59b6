package dev.drover.ui.overview;

import static dev.drover.ui.Herd.animal;
import static dev.drover.ui.overview.OverviewScenes.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.Place;
import dev.drover.model.view.StateHistory;
import dev.drover.ui.Herd;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.Theme;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Drives the Overview with keys and clicks, and leaves pictures of it.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class OverviewPageTest {
    @TempDir Path home;
    private final List<Place> opened = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<String> copied = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<StateHistory> hour =
            new AtomicReference<>(OverviewScenes.hour(12));
    private final AtomicReference<Optional<Path>> place = new AtomicReference<>(Optional.empty());
    private OverviewPage page;
    private Appearance appearance;
    private Scene scene;

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Theme.LIGHT);
        page =
                new OverviewPage(
                        opened::add,
                        copied::add,
                        said::add,
                        () -> {
                            asked.incrementAndGet();
                            return hour.get();
                        },
                        (owner, name) -> place.get().map(p -> p.resolve(name)));
        StackPane root = new StackPane(page.root());
        root.getStyleClass().add("drover");
        scene = new Scene(root, 1_000, 760);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void listsWhoWaitsOldestFirstAndLeadsThere(FxRobot robot) {
        draw(robot, OverviewScenes.everyday());
        ListView<OverviewModel.Waiting> queue = robot.lookup("#queue").queryListView();
        assertThat(queue.getItems())
                .extracting(OverviewModel.Waiting::title)
                .containsExactly("flaky tests", "abc00005");
        assertThat(queue.getItems().getFirst().reason()).isEqualTo("permission: Bash");
        assertThat(queue.getItems().getFirst().waited()).isEqualTo("4 min 24 s");
        robot.clickOn("flaky tests");
        robot.interact(page::focus);
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertThat(opened)
                .containsExactly(
                        new Place.Instances(animal(2).id()), new Place.Instances(animal(5).id()));
    }

    @Test
    void leadsFromAFigureAnAlertAndABarToWhatTheyTellOf(FxRobot robot) {
        draw(
                robot,
                OverviewScenes.of(
                        Herd.rich(),
                        alert(1, AlertSeverity.CRITICAL, AlertStatus.FIRING, "disk", "It is full"),
                        alert(2, AlertSeverity.WARNING, AlertStatus.RESOLVED, "over", "Was so")));
        robot.clickOn("#figure-alerts");
        robot.clickOn("disk");
        assertThat(robot.lookup("over").tryQuery()).isEmpty();
        robot.clickOn("ledger-migration");
        assertThat(opened)
                .containsExactly(
                        new Place.Alerts(null),
                        new Place.Alerts("a1e70001"),
                        new Place.Instances(animal(7).id()));
    }

    @Test
    void teachesTheNextStepWhileNobodyRuns(FxRobot robot) {
        draw(robot, OverviewScenes.of(List.of()));
        robot.clickOn("drover demo");
        robot.clickOn("Set up…");
        assertThat(copied).containsExactly("drover demo");
        assertThat(opened).containsExactly(new Place.Setup());
        draw(robot, OverviewScenes.everyday());
        assertThat(robot.lookup("#first-steps").query().isVisible()).isFalse();
    }

    @Test
    void asksForTheLastHourOffTheScreensThreadAndNotAtEveryPicture(FxRobot robot) {
        draw(robot, OverviewScenes.everyday());
        draw(robot, OverviewScenes.everyday());
        awaitLegend(robot, "Waiting");
        assertThat(asked).hasValue(1);
    }

    @Test
    void goesThroughTheHourWithTheArrowKeysAndTellsEachMoment(FxRobot robot) {
        draw(robot, OverviewScenes.everyday());
        awaitLegend(robot, "Waiting");
        Node plot = robot.lookup("#plot").query();
        assertThat(plot.getAccessibleText()).startsWith("Last hour, from").contains("At most");
        robot.interact(plot::requestFocus);
        robot.type(KeyCode.HOME);
        String first = plot.getAccessibleText();
        robot.type(KeyCode.RIGHT);
        assertThat(plot.getAccessibleText()).isNotEqualTo(first).contains("busy");
    }

    @Test
    void savesTheChartAsPictureAndAsTable(FxRobot robot) throws Exception {
        draw(robot, OverviewScenes.everyday());
        awaitLegend(robot, "Waiting");
        place.set(Optional.of(home));
        save(robot, 0);
        save(robot, 1);
        Path picture = home.resolve("last-hour.png");
        Path table = home.resolve("last-hour.csv");
        Awaitility.await().until(() -> said.size() == 2);
        assertThat(said).containsExactlyInAnyOrder("Saved " + picture, "Saved " + table);
        assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Files.readAllLines(table))
                .hasSize(61)
                .first()
                .isEqualTo("time,Waiting,Error,Busy,Idle");
        place.set(Optional.of(home.resolve("no such folder")));
        save(robot, 1);
        Awaitility.await().until(() -> said.size() == 3);
        assertThat(said.getLast()).contains("was not saved");
    }

    @Test
    void staysTheSameNodesAndListenersOverAThousandPictures(FxRobot robot) {
        draw(robot, OverviewScenes.everyday());
        awaitLegend(robot, "Waiting");
        int before = nodes(robot);
        robot.interact(
                () -> {
                    for (int i = 0; i < 200; i++) {
                        page.draw(OverviewScenes.of(OverviewScenes.many(1 + i)));
                        page.draw(OverviewScenes.hostile());
                    }
                    page.draw(OverviewScenes.everyday());
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                });
        assertThat(nodes(robot)).isLessThanOrEqualTo(before + 60);
    }

    private void save(FxRobot robot, int item) {
        robot.interact(
                () ->
                        robot.lookup(".time-chart .menu-button")
                                .queryAs(javafx.scene.control.MenuButton.class)
                                .getItems()
                                .get(item)
                                .fire());
    }

    private void draw(FxRobot robot, Snapshot snapshot) {
        robot.interact(() -> page.draw(snapshot));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void awaitLegend(FxRobot robot, String word) {
        Awaitility.await()
                .until(
                        () -> {
                            WaitForAsyncUtils.waitForFxEvents();
                            return robot
                                    .lookup(".chart-legend .label")
                                    .queryAllAs(Label.class)
                                    .stream()
                                    .anyMatch(l -> l.getText().startsWith(word));
                        });
    }

    private int nodes(FxRobot robot) {
        return robot.from(page.root()).lookup("*").queryAll().size();
    }
}
