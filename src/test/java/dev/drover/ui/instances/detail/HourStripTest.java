package dev.drover.ui.instances.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.ui.Herd;
import dev.drover.ui.instances.Asked;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class HourStripTest {
    @Start
    void start(Stage stage) {}

    @Test
    void keepsItsPiecesAsHighAsItBecomes(FxRobot robot) {
        HourStrip hour = new HourStrip();
        Region root = (Region) hour.root();
        Pane strip = (Pane) root.getChildrenUnmodifiable().getFirst();
        robot.interact(
                () -> {
                    hour.draw(Asked.past(Herd.animal(1).id()).spans(), Herd.NOW);
                    root.resize(360, 80);
                    root.layout();
                    // As when the style sheet comes after the first layout.
                    strip.setMinHeight(22);
                    root.layout();
                });
        assertThat(strip.getChildren())
                .hasSize(8)
                .allMatch(piece -> piece.getLayoutBounds().getWidth() >= 1)
                .allMatch(piece -> piece.getLayoutBounds().getHeight() == 22);
    }
}
