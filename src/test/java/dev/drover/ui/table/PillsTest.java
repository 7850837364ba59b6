package dev.drover.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;
import java.util.Map;

/// Clicks on pills that count two kinds of things.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PillsTest {
    private enum Thing {
        LOUD,
        RARE
    }

    private final ObjectProperty<@Nullable Thing> only = new SimpleObjectProperty<>();
    private Pills<Thing> pills;

    @Start
    void start(Stage stage) {
        pills =
                new Pills<>(
                                only,
                                List.of(
                                        new Pills.Kind<>(
                                                Thing.LOUD,
                                                "Loud",
                                                "It calls.",
                                                List.of("dot"),
                                                "calling",
                                                true),
                                        new Pills.Kind<>(
                                                Thing.RARE,
                                                "Rare",
                                                "It is few.",
                                                List.of("dot"),
                                                "",
                                                false)))
                        .withAll("thing", "things");
        stage.setScene(new Scene(new StackPane(pills.root()), 500, 100));
        stage.show();
    }

    private void draw(FxRobot robot, Map<Thing, Integer> counts) {
        int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
        robot.interact(() -> pills.draw(sum, thing -> counts.getOrDefault(thing, 0)));
    }

    private static ToggleButton pill(FxRobot robot, Thing thing) {
        return robot.lookup("#pill-" + thing).queryAs(ToggleButton.class);
    }

    @Test
    void aClickShowsOneKindAndASecondClickAll(FxRobot robot) {
        draw(robot, Map.of(Thing.LOUD, 2, Thing.RARE, 1));
        robot.clickOn("Rare  1");
        assertThat(only.get()).isEqualTo(Thing.RARE);
        robot.clickOn("Rare  1");
        assertThat(only.get()).isNull();
        robot.clickOn("Loud  2").clickOn("All  3");
        assertThat(only.get()).isNull();
    }

    @Test
    void atZeroAPillRestsOrLeavesUnlessItIsChosen(FxRobot robot) {
        draw(robot, Map.of(Thing.RARE, 1));
        assertThat(pill(robot, Thing.LOUD).isDisabled()).isTrue();
        assertThat(pill(robot, Thing.LOUD).isVisible()).isTrue();
        robot.clickOn("Rare  1");
        draw(robot, Map.of());
        assertThat(pill(robot, Thing.RARE).isVisible()).isTrue();
        assertThat(pill(robot, Thing.RARE).isDisabled()).isFalse();
        robot.interact(() -> only.set(null));
        assertThat(pill(robot, Thing.RARE).isManaged()).isFalse();
    }

    @Test
    void callsWhileThereAreAnyAndSaysSoToAScreenReader(FxRobot robot) {
        draw(robot, Map.of(Thing.LOUD, 1));
        assertThat(pill(robot, Thing.LOUD).getPseudoClassStates().toString()).contains("calling");
        assertThat(pill(robot, Thing.LOUD).getAccessibleText())
                .isEqualTo("1 loud, show only those");
        robot.interact(() -> pills.draw(1, thing -> 1, false));
        assertThat(pill(robot, Thing.LOUD).getPseudoClassStates().toString())
                .doesNotContain("calling");
        robot.interact(() -> pills.compact(true));
        assertThat(pill(robot, Thing.LOUD).getText()).isEqualTo("1");
    }
}
