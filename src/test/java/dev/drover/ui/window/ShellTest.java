package dev.drover.ui.window;

import static dev.drover.ui.Herd.animal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.Place;
import dev.drover.ui.Herd;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Section;
import dev.drover.ui.page.Snapshot;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;

/// Drives what belongs to the window and to no page: navigation, way back, palette, keys.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ShellTest {
    private MainWindow window;
    private final List<Place> opened = new ArrayList<>();
    private int made;

    /// A page of one word, which says where it was led.
    private final class Plain implements Page {
        private final Label root = new Label("Nothing fires");

        Plain() {
            made++;
            root.setFocusTraversable(true);
        }

        @Override
        public Node root() {
            return root;
        }

        @Override
        public boolean open(Place place) {
            opened.add(place);
            return true;
        }

        @Override
        public void draw(Snapshot snapshot) {
            root.setText("Nothing fires among " + snapshot.instances().size());
        }

        @Override
        public void focus() {
            root.requestFocus();
        }
    }

    @Start
    void start(Stage stage) {
        Section alerts =
                new Section(
                        "Alerts",
                        Feather.BELL,
                        new Place.Alerts(null),
                        snapshot -> Badge.NONE,
                        shell -> new Plain());
        window =
                new MainWindow(
                        stage,
                        new Appearance(Theme.LIGHT),
                        List.of(Asked.of(Asked.nothing(), page -> {}), alerts),
                        () -> true,
                        () -> {});
        stage.setWidth(1_000);
        stage.setHeight(800);
        window.show(Place.HOME);
        window.draw(Herd.snapshot(Herd.rich()));
    }

    @Test
    void makesAPageAtTheFirstVisitAndShowsTheNewestValuesThere(FxRobot robot) {
        assertThat(made).isZero();
        robot.clickOn("#go-alerts");
        assertThat(robot.lookup("Nothing fires among 11").tryQuery()).isPresent();
        assertThat(robot.lookup("#filter").query().isVisible()).isFalse();
        assertThat(robot.lookup("#go-alerts").<ToggleButton>query().isSelected()).isTrue();
        robot.clickOn("#go-instances").clickOn("#go-alerts");
        assertThat(made).isEqualTo(1);
        assertThat(robot.lookup("#go-instances").<ToggleButton>query().isSelected()).isFalse();
    }

    @Test
    void staysWhereItIsWhenOnlyTheWindowIsWanted(FxRobot robot) {
        robot.interact(() -> window.show(new Place.Alerts("0a1b2c3d")));
        robot.interact(() -> window.show(Place.WINDOW));
        assertThat(window.here()).isEqualTo(new Place.Alerts("0a1b2c3d"));
        assertThat(robot.lookup("#go-alerts").<ToggleButton>query().isSelected()).isTrue();
    }

    @Test
    void goesBackAndForthByKey(FxRobot robot) {
        robot.interact(() -> window.show(new Place.Instances(animal(9).id())));
        robot.interact(() -> window.show(new Place.Alerts("0a1b2c3d")));
        alt(robot, KeyCode.LEFT);
        assertThat(robot.lookup(".detail-title").queryAs(Label.class).getText())
                .isEqualTo("search ranking");
        assertThat(window.here()).isEqualTo(new Place.Instances(animal(9).id()));
        assertThat(window.memory().place()).isEqualTo(new Place.Instances(null));
        alt(robot, KeyCode.RIGHT);
        assertThat(opened)
                .containsExactly(new Place.Alerts("0a1b2c3d"), new Place.Alerts("0a1b2c3d"));
    }

    @Test
    void saysAtTheEntryHowManyWait(FxRobot robot) {
        assertThat(robot.lookup("#go-instances").query().getAccessibleText())
                .isEqualTo("Instances, 2 wait for you");
        robot.interact(() -> window.draw(Herd.snapshot(List.of(animal(1).idle(3).view()))));
        assertThat(robot.lookup("#go-instances").query().getAccessibleText())
                .isEqualTo("Instances");
    }

    @Test
    void keepsOnlyIconsAtTheSideOfANarrowWindow(FxRobot robot) {
        robot.interact(() -> window.stage().setWidth(820));
        WaitForAsyncUtils.waitForFxEvents();
        await().until(() -> width(robot) < 80);
        assertThat(robot.lookup(".badge").queryAllAs(Label.class)).anyMatch(Label::isVisible);
        robot.interact(() -> window.stage().setWidth(1_000));
        await().until(() -> width(robot) > 150);
    }

    private static double width(FxRobot robot) {
        return robot.lookup("#navigation").query().getLayoutBounds().getWidth();
    }

    @Test
    void findsAnAgentByAFewLettersWithTheKeyboardAlone(FxRobot robot) {
        control(robot, KeyCode.K);
        robot.write("relnot").type(KeyCode.ENTER);
        assertThat(robot.lookup("#palette").tryQuery()).isEmpty();
        assertThat(robot.lookup(".detail-title").queryAs(Label.class).getText())
                .isEqualTo("release notes");
    }

    @Test
    void listsWhoWaitsFirstAndStepsThroughTheList(FxRobot robot) {
        control(robot, KeyCode.K);
        robot.type(KeyCode.DOWN).type(KeyCode.UP).type(KeyCode.ENTER);
        assertThat(robot.lookup(".detail-title").queryAs(Label.class).getText())
                .isEqualTo("flaky tests");
        control(robot, KeyCode.K);
        robot.write("go to alerts").type(KeyCode.ENTER);
        assertThat(opened).containsExactly(new Place.Alerts(null));
    }

    @Test
    void keepsTheKeyboardInThePaletteAndGivesItBack(FxRobot robot) {
        robot.clickOn("#filter");
        control(robot, KeyCode.K);
        robot.type(KeyCode.TAB);
        assertThat(focusId()).isEqualTo("palette-field");
        alt(robot, KeyCode.LEFT);
        robot.write("nothing is called so");
        assertThat(robot.lookup("#palette-nothing").query().isVisible()).isTrue();
        robot.type(KeyCode.ENTER).type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#palette").tryQuery()).isEmpty();
        assertThat(focusId()).isEqualTo("filter");
    }

    @Test
    void showsAllKeysOnF1AndOnAQuestionMark(FxRobot robot) {
        robot.type(KeyCode.F1);
        await().until(() -> robot.lookup("Go to its terminal").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#key-sheet").tryQuery()).isEmpty();
        robot.write("?");
        assertThat(robot.lookup("#key-sheet").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE).clickOn("#filter").write("?");
        assertThat(robot.lookup("#key-sheet").tryQuery()).isEmpty();
    }

    @Test
    void remembersWhereItStoodAndWhatItShowed(FxRobot robot) {
        robot.interact(
                () -> {
                    window.stage().setX(40);
                    window.stage().setY(30);
                    window.stage().setWidth(900);
                    window.stage().setHeight(700);
                });
        robot.clickOn("#go-alerts");
        WindowMemory memory = WindowMemory.parse(window.memory().text());
        assertThat(memory.box()).isEqualTo(new WindowMemory.Box(40, 30, 900, 700));
        assertThat(memory.place()).isEqualTo(new Place.Alerts(null));
        robot.interact(
                () -> {
                    window.stage().hide();
                    window.restore(
                            new WindowMemory(
                                    new WindowMemory.Box(5_000, 5_000, 900, 700), false, null));
                    window.stage().show();
                });
        assertThat(window.stage().getX()).isBetween(0.0, 1_000.0);
        assertThat(window.stage().getY()).isBetween(0.0, 1_000.0);
    }

    private String focusId() {
        return window.stage().getScene().getFocusOwner().getId();
    }

    private static void control(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
    }

    private static void alt(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.ALT, key).release(key, KeyCode.ALT);
    }
}
