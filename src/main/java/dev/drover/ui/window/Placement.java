package dev.drover.ui.window;

import dev.drover.ui.window.WindowMemory.Box;

import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Where the window stands: puts it where it stood before, keeps it reachable when a screen goes
/// or changes its scale, and knows where it stands while it is not maximized.
final class Placement {
    private static final double WIDTH = 1_180;
    private static final double HEIGHT = 760;
    private static final double LEAST_WIDTH = 820;
    private static final double LEAST_HEIGHT = 480;

    private final Stage stage;
    private final ListChangeListener<Screen> moved = change -> reach();
    private @Nullable Box box;

    Placement(Stage stage) {
        this.stage = stage;
        stage.xProperty().addListener((property, before, after) -> note());
        stage.yProperty().addListener((property, before, after) -> note());
        stage.widthProperty().addListener((property, before, after) -> note());
        stage.heightProperty().addListener((property, before, after) -> note());
        // The list lives as long as the toolkit, the window need not.
        Screen.getScreens().addListener(new WeakListChangeListener<>(moved));
        Box primary = screens().getFirst();
        stage.setMinWidth(Math.min(LEAST_WIDTH, primary.width()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, primary.height()));
        stage.setWidth(Math.min(WIDTH, primary.width()));
        stage.setHeight(Math.min(HEIGHT, primary.height()));
    }

    /// Before the window is shown for the first time.
    void restore(WindowMemory memory) {
        if (memory.box() != null) {
            stand(memory.box().within(screens()));
        }
        stage.setMaximized(memory.maximized());
    }

    private void stand(Box where) {
        stage.setX(where.x());
        stage.setY(where.y());
        stage.setWidth(where.width());
        stage.setHeight(where.height());
        box = where;
    }

    private void reach() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified()) {
            Box now = here();
            Box reachable = now.within(screens());
            if (!reachable.equals(now)) {
                stand(reachable);
            }
        }
    }

    private void note() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified()) {
            box = here();
        }
    }

    private Box here() {
        return new Box(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
    }

    /// The primary screen first.
    private static List<Box> screens() {
        List<Box> boxes = new ArrayList<>();
        boxes.add(box(Screen.getPrimary()));
        for (Screen screen : Screen.getScreens()) {
            if (!screen.equals(Screen.getPrimary())) {
                boxes.add(box(screen));
            }
        }
        return boxes;
    }

    private static Box box(Screen screen) {
        Rectangle2D usable = screen.getVisualBounds();
        return new Box(usable.getMinX(), usable.getMinY(), usable.getWidth(), usable.getHeight());
    }

    /// Null as long as it never stood anywhere.
    @Nullable Box box() {
        return box;
    }
}
