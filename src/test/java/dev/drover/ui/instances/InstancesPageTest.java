package dev.drover.ui.instances;

import static dev.drover.ui.Herd.animal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.Place;
import dev.drover.model.view.FocusAnswer;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;
import dev.drover.ui.Herd;
import dev.drover.ui.instances.detail.InstanceInputs;
import dev.drover.ui.part.Shown;
import dev.drover.ui.table.Row;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Drives the details of an agent with keys and clicks: labels, terminal, past.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class InstancesPageTest {
    private static final String FLAKY = animal(2).id();

    private final Map<String, InstanceView> herd = new ConcurrentHashMap<>();
    private final Map<String, String> given = new ConcurrentHashMap<>();
    private final List<String> focused = new CopyOnWriteArrayList<>();
    private volatile FocusAnswer answer =
            new FocusAnswer(false, "Its tmux server has gone.", "/home/ada/src/payments-api");
    private MainWindow window;

    @Start
    void start(Stage stage) {
        Herd.rich().forEach(view -> herd.put(view.id(), view));
        InstanceInputs inputs =
                new InstanceInputs(
                        this::label,
                        this::written,
                        Asked::past,
                        id -> {
                            focused.add(id);
                            return answer;
                        });
        window =
                new MainWindow(
                        stage,
                        new Appearance(Theme.LIGHT),
                        List.of(Asked.of(inputs, page -> {})),
                        () -> true,
                        () -> {});
        stage.setWidth(1_000);
        stage.setHeight(960);
        window.show(Place.HOME);
        draw();
    }

    /// All names of this herd are the agents' own, but for those that a person gives.
    private LabelChange written(String id) {
        InstanceView view = Objects.requireNonNull(herd.get(id));
        String name = given.getOrDefault(id, "");
        return new LabelChange(name, view.tags(), "", view.priority(), 0);
    }

    private InstanceView label(String id, LabelChange change) {
        if (change.name() != null && change.name().length() > 100) {
            throw new Refused(new Refusal.BadRequest("A name has at most 100 characters."));
        }
        if (change.name() != null) {
            given.put(id, change.name());
        }
        return herd.compute(id, (key, view) -> Asked.labelled(view, change));
    }

    @Test
    void renamesByKeyboardAndTakesItBack(FxRobot robot) {
        open(robot, FLAKY);
        robot.type(KeyCode.F2);
        robot.write("retries").type(KeyCode.ENTER);
        await().until(() -> "retries".equals(flaky().name()));
        await().until(() -> text(robot, "#action-words").equals("Name is now retries"));
        draw(robot);
        assertThat(text(robot, ".detail-title")).isEqualTo("retries");
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        await().until(() -> "".equals(given.get(FLAKY)));
    }

    @Test
    void takesARenameBackToTheNameThatWasGivenBefore(FxRobot robot) {
        open(robot, FLAKY);
        for (String name : new String[] {"first", "second"}) {
            robot.clickOn("#label-name").write(name).type(KeyCode.ENTER);
            await().until(() -> text(robot, "#action-words").equals("Name is now " + name));
        }
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        await().until(() -> "first".equals(given.get(FLAKY)));
    }

    @Test
    void saysUnderTheFieldWhyNotAndKeepsWhatWasTyped(FxRobot robot) {
        open(robot, FLAKY);
        robot.clickOn("#label-priority").write("12");
        assertThat(text(robot, "#label-priority-wrong")).contains("from -9 to 9");
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup("#label-priority-edit").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#label-priority-edit").tryQuery()).isEmpty();
        assertThat(robot.lookup("#detail-pane").tryQuery()).isPresent();
        assertThat(flaky().priority()).isZero();
    }

    @Test
    void tellsTheDaemonsRefusalUnderTheField(FxRobot robot) {
        open(robot, FLAKY);
        robot.type(KeyCode.F2);
        robot.interact(
                () ->
                        robot.lookup("#label-name-edit")
                                .queryTextInputControl()
                                .setText("y".repeat(10_000)));
        robot.type(KeyCode.ENTER);
        await().until(
                        () ->
                                "A name has at most 100 characters."
                                        .equals(text(robot, "#label-name-wrong")));
        assertThat(flaky().name()).isEqualTo("flaky tests");
    }

    @Test
    void keepsWhatIsTypedWhileTheAgentGoesOn(FxRobot robot) {
        open(robot, FLAKY);
        robot.clickOn("#label-tags").write("ci, slow");
        herd.put(FLAKY, animal(2).named("flaky tests").busy(1).view());
        draw(robot);
        assertThat(robot.lookup("#label-tags-edit").queryTextInputControl().getText())
                .isEqualTo("ci, slow");
        robot.type(KeyCode.ENTER);
        await().until(() -> flaky().tags().equals(List.of("ci", "slow")));
    }

    @Test
    void goesToTheTerminalOrSaysWhyNotAndOffersThePath(FxRobot robot) {
        open(robot, FLAKY);
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        await().until(() -> robot.lookup("#focus-why").query().isVisible());
        await().until(() -> "Its tmux server has gone.".equals(text(robot, "#focus-why")));
        assertThat(focused).containsExactly(FLAKY);
        robot.clickOn("#focus-path");
        List<String> copied = new ArrayList<>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertThat(copied).containsExactly("/home/ada/src/payments-api");
        answer = new FocusAnswer(true, "It is in front.", "");
        robot.clickOn("#focus-terminal");
        await().until(() -> focused.size() == 2);
        await().until(() -> robot.lookup("It is in front.").tryQuery().isPresent());
        assertThat(robot.lookup("#focus-path").queryParent().getParent().isVisible()).isFalse();
    }

    @Test
    void drawsTheLastHourAndTellsWhatHappened(FxRobot robot) {
        open(robot, FLAKY);
        await().until(() -> robot.lookup(".hour-piece").queryAll().size() == 8);
        // The strip is laid out in the pulse after.
        await().untilAsserted(
                        () ->
                                assertThat(robot.lookup(".hour-piece").queryAllAs(Region.class))
                                        .allMatch(p -> p.getWidth() >= 1 && p.getHeight() > 10));
        assertThat(robot.lookup("#hour").query().getAccessibleText())
                .startsWith("In the last hour: busy");
        assertThat(robot.lookup("Waits for you: permission: Bash").tryQuery()).isPresent();
        assertThat(robot.lookup("On branch fix/flaky-retries").tryQuery()).isEmpty();
        robot.interact(
                () -> robot.lookup("#past-all").<javafx.scene.control.Hyperlink>query().fire());
        assertThat(robot.lookup("On branch fix/flaky-retries").tryQuery()).isPresent();
    }

    @Test
    void namesEveryControlForAScreenReader(FxRobot robot) {
        open(robot, FLAKY);
        for (Node node : robot.lookup(n -> n instanceof Button).queryAll()) {
            Button button = (Button) node;
            String words = button.getAccessibleText();
            String shown = button.getText();
            assertThat((words == null ? "" : words) + (shown == null ? "" : shown))
                    .as("%s", button)
                    .isNotBlank();
        }
    }

    @Test
    void givesUpColumnsAndThenTheTableInANarrowWindow(FxRobot robot) {
        robot.interact(() -> window.stage().setWidth(820));
        WaitForAsyncUtils.waitForFxEvents();
        TableView<Row<Shown>> table = robot.lookup("#instances").queryTableView();
        assertThat(visible(table)).contains("State", "Name", "Since").doesNotContain("Source");
        open(robot, FLAKY);
        assertThat(visible(table)).startsWith("State", "Name").doesNotContain("Agent", "Branch");
        robot.type(KeyCode.ESCAPE);
        assertThat(visible(table)).contains("Workspace");
    }

    private static List<String> visible(TableView<Row<Shown>> table) {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getText).toList();
    }

    private InstanceView flaky() {
        return Objects.requireNonNull(herd.get(FLAKY));
    }

    private void open(FxRobot robot, String id) {
        robot.interact(() -> window.show(new Place.Instances(id)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void draw(FxRobot robot) {
        robot.interact(() -> draw());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void draw() {
        window.draw(Herd.snapshot(List.copyOf(herd.values())));
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }
}
