package dev.drover.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Place;
import dev.drover.model.view.BranchesView;
import dev.drover.ui.messages.MessageInputs;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// All pages that there are have room in the navigation of the smallest window.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway")
class NavigationFitsTest {
    private MainWindow window;
    private Appearance appearance;

    /// Of all pages only that of messages is made.
    private static DesktopInputs inputs() {
        MessageInputs messages =
                new MessageInputs(
                        List::of,
                        ask -> null,
                        List::size,
                        () -> new BranchesView(List.of(), List.of(), List.of()),
                        (request, approve) -> null);
        return new DesktopInputs(
                ended -> List.of(),
                null,
                () -> Herd.overview(List.of()),
                () -> Herd.health(true),
                null,
                null,
                null,
                null,
                messages,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                () -> true,
                () -> {},
                InstantSource.system());
    }

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Theme.LIGHT);
        window = new MainWindow(stage, appearance, Sections.all(inputs()), () -> true, () -> {});
        window.show(new Place.Messages(null));
    }

    @Test
    void everyPageIsWhollyInTheSmallestWindow(FxRobot robot) throws Exception {
        for (double width : List.of(1_010.0, 820.0)) {
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                robot.interact(() -> appearance.theme().set(theme));
                robot.interact(
                        () -> {
                            window.stage().setWidth(width);
                            window.stage().setHeight(560);
                            window.draw(Herd.snapshot(Herd.rich()));
                        });
                WritableImage image = picture();
                Bounds below = bounds(robot.lookup("#find").query());
                double bottom = 0;
                for (Node entry : robot.lookup("#navigation .toggle-button").queryAll()) {
                    Bounds own = bounds(entry);
                    assertThat(own.getMinY()).as("%s", entry).isGreaterThanOrEqualTo(bottom);
                    assertThat(own.getHeight()).as("%s", entry).isGreaterThanOrEqualTo(26);
                    bottom = own.getMaxY();
                }
                assertThat(bottom).as("the last entry").isLessThanOrEqualTo(below.getMinY());
                assertThat(below.getMaxY())
                        .isLessThanOrEqualTo(window.stage().getScene().getHeight());
                Path file =
                        Path.of(
                                "target/screenshots",
                                "navigation-%.0f-%s.png"
                                        .formatted(width, theme.word().toLowerCase(Locale.ROOT)));
                Files.createDirectories(file.getParent());
                Png.write(image, file);
            }
        }
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private WritableImage picture() throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        return WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(
                        () -> {
                            Parent root = window.stage().getScene().getRoot();
                            root.applyCss();
                            root.layout();
                            SnapshotParameters twice = new SnapshotParameters();
                            twice.setTransform(Transform.scale(2, 2));
                            return root.snapshot(twice, null);
                        }));
    }
}
