package dev.drover.ui.window;

import dev.drover.ui.window.WindowMemory.Box;

import javafx.application.Platform;
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
    private static final double LEAST_HEIGHT = 560;

    private final Stage stage;
    // Some systems tell the window of a new scale themselves, and just now.
    private final ListChangeListener<Screen> moved = change -> Platform.runLater(this::reach);
    private @Nullable Box box;

    /// Where it stood before a screen left it less room, and how it stands since; as long as nobody
    /// moves it, it goes back when there is room again.
    private Box wished;

    private @Nullable Box forced;

    Placement(Stage stage) {
        this.stage = stage;
        stage.xProperty().addListener((property, before, after) -> note());
        stage.yProperty().addListener((property, before, after) -> note());
        stage.widthProperty().addListener((property, before, after) -> note());
        stage.heightProperty().addListener((property, before, after) -> note());
        // The list lives as long as the toolkit, the window need not.
        Screen.getScreens().addListener(new WeakListChangeListener<>(moved));
        Box primary = screens().getFirst();
        atLeast(primary);
        stage.setWidth(Math.min(WIDTH, primary.width()));
        stage.setHeight(Math.min(HEIGHT, primary.height()));
        wished = here();
    }

    private void atLeast(Box screen) {
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.width()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.height()));
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
        Box before = here();
        atLeast(box(screen()));
        if (stage.isShowing() && stage.getOutputScaleX() != screen().getOutputScaleX()) {
            scaleAnew();
        }
        if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified()) {
            Box wish = forced != null && forced.sameSize(before) ? wished : before;
            Box reachable = wish.within(screens());
            wished = wish;
            forced = reachable.sameSize(wish) ? null : reachable;
            if (!reachable.equals(here())) {
                stand(reachable);
            }
        }
    }

    /// With GTK a window keeps the scale that it was opened with, and its measures do not fit those
    /// of the screen any more. Opened again it has the new one.
    private void scaleAnew() {
        boolean maximized = stage.isMaximized();
        boolean iconified = stage.isIconified();
        stage.hide();
        stage.show();
        stage.setMaximized(maximized);
        stage.setIconified(iconified);
    }

    /// On which it stands.
    private Screen screen() {
        List<Screen> under =
                Screen.getScreensForRectangle(
                        stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        return under.isEmpty() ? Screen.getPrimary() : under.getFirst();
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
