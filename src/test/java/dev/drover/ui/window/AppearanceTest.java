package dev.drover.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.application.PlatformImpl;
import com.sun.javafx.application.preferences.PlatformPreferences;
import com.sun.javafx.application.preferences.PreferenceMapping;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.Map;

/// Tells the toolkit of other colours of the system, by the same door as its platforms do.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class AppearanceTest {
    private static final String GROUND = "Test.ground";
    private static final String TEXT = "Test.text";

    private Appearance appearance;
    private Scene scene;

    @Start
    void start(Stage stage) {
        PlatformPreferences system = PlatformImpl.getPlatformPreferences();
        system.initialize(
                Map.of(GROUND, Color.class, TEXT, Color.class),
                Map.of(
                        GROUND, new PreferenceMapping<>("backgroundColor", Color.class),
                        TEXT, new PreferenceMapping<>("foregroundColor", Color.class)));
        system(false);
        appearance = new Appearance(Theme.SYSTEM);
        scene = new Scene(new Pane(), 200, 100);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void bright(FxRobot robot) {
        robot.interact(() -> system(false));
    }

    @Test
    void followsTheSystemWhileItRuns(FxRobot robot) {
        assertThat(scene.getRoot().getStyleClass()).contains("light");
        robot.interact(() -> system(true));
        assertThat(scene.getRoot().getStyleClass()).contains("dark").doesNotContain("light");
        assertThat(appearance.theme().get()).isEqualTo(Theme.SYSTEM);
        robot.interact(() -> system(false));
        assertThat(scene.getRoot().getStyleClass()).contains("light").doesNotContain("dark");
    }

    @Test
    void staysAsTheUserChoseWhateverTheSystemDoes(FxRobot robot) {
        robot.interact(() -> appearance.theme().set(Theme.LIGHT));
        robot.interact(() -> system(true));
        assertThat(scene.getRoot().getStyleClass()).contains("light");
        robot.interact(() -> appearance.theme().set(Theme.SYSTEM));
        assertThat(scene.getRoot().getStyleClass()).contains("dark");
    }

    private static void system(boolean dark) {
        PlatformImpl.getPlatformPreferences()
                .update(
                        Map.of(
                                GROUND, dark ? Color.BLACK : Color.WHITE,
                                TEXT, dark ? Color.WHITE : Color.BLACK));
    }
}
