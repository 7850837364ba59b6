package dev.drover.ui;

import dev.drover.model.Place;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/// The running toolkit and the window on it. The window is built when it is first shown, so that a
/// start into the tray costs neither time nor memory for it.
///
/// All methods may be called from any thread. Ask {@link Displays} before starting.
public final class Desktop implements AutoCloseable {
    private final DesktopInputs inputs;
    private volatile boolean withEnded;
    private @Nullable MainWindow window;
    private @Nullable Feed<Snapshot> feed;

    private Desktop(DesktopInputs inputs) {
        this.inputs = inputs;
    }

    /// Starts JavaFX without a window. Once in a JVM's life.
    ///
    /// @throws IllegalStateException if the toolkit does not start; the message is one line
    public static Desktop start(DesktopInputs inputs) {
        CompletableFuture<Desktop> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(new Desktop(inputs)));
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            throw new IllegalStateException("JavaFX cannot open a window: " + e.getMessage(), e);
        }
        Platform.setImplicitExit(false);
        return started.join();
    }

    /// Brings the window to the front at a place.
    public void show(Place place) {
        Platform.runLater(() -> window().show(place));
    }

    private MainWindow window() {
        MainWindow open = window;
        if (open == null) {
            open = open();
            window = open;
        }
        return open;
    }

    private MainWindow open() {
        MainWindow made =
                new MainWindow(
                        new Stage(),
                        new Appearance(Theme.parse(inputs.theme())),
                        inputs.staysAfterClose(),
                        inputs.quit());
        Feed<Snapshot> changes =
                new Feed<>(
                        changed -> inputs.subscribe().subscribe("window", change -> changed.run()),
                        this::pull,
                        Platform::runLater,
                        made::draw);
        made.model()
                .showEnded()
                .addListener(
                        (property, before, after) -> {
                            withEnded = after;
                            changes.changed();
                        });
        made.stage()
                .showingProperty()
                .addListener((property, before, after) -> changes.showing(after));
        feed = changes;
        return made;
    }

    private Snapshot pull() {
        return new Snapshot(
                inputs.instances().apply(withEnded),
                inputs.overview().get(),
                inputs.health().get(),
                inputs.clock().instant());
    }

    /// Closes the window and ends the toolkit.
    @Override
    public void close() {
        Platform.runLater(
                () -> {
                    if (feed != null) {
                        feed.close();
                    }
                    if (window != null) {
                        window.stage().close();
                    }
                    Platform.exit();
                });
    }
}
