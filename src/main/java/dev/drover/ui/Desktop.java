package dev.drover.ui;

import dev.drover.model.Place;
import dev.drover.ui.notice.PopUps;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;
import dev.drover.ui.window.WindowMemory;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The running toolkit and the window on it. The window is built when it is first shown, so that a
/// start into the tray costs neither time nor memory for it.
///
/// All methods may be called from any thread. Ask {@link Displays} before starting.
public final class Desktop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DesktopInputs inputs;
    private final WindowMemory remembered;
    private String kept = "";
    private final PopUps popUps;
    private final Front front = new Front();
    private volatile boolean withEnded;
    private @Nullable MainWindow window;
    private @Nullable Feed<Snapshot> feed;

    private Desktop(DesktopInputs inputs, WindowMemory remembered) {
        this.inputs = inputs;
        this.remembered = remembered;
        this.popUps = new PopUps(() -> Theme.parse(inputs.themes().now().get()).isDark());
    }

    /// Ready to show a window, once the toolkit runs.
    ///
    /// @throws IllegalStateException if the toolkit does not start; the message is one line
    public static Desktop start(DesktopInputs inputs, Toolkit toolkit) {
        WindowMemory remembered = WindowMemory.parse(inputs.memory().recall().get());
        toolkit.await();
        CompletableFuture<Desktop> made = new CompletableFuture<>();
        Platform.runLater(() -> made.complete(new Desktop(inputs, remembered)));
        return made.join();
    }

    /// Brings the window to the front at a place; {@link Place#WINDOW} where it is, which at first
    /// is where it was left.
    public void show(Place place) {
        Platform.runLater(
                () -> {
                    MainWindow open = window;
                    if (open == null) {
                        open = open();
                        window = open;
                        open.show(remembered.first(place));
                    } else {
                        open.show(place);
                    }
                });
    }

    /// What a person looks at: the place of the window while it is in front.
    public Front front() {
        return front;
    }

    /// Notifications of the toolkit's own, for desktops that have none.
    public PopUps popUps() {
        return popUps;
    }

    private MainWindow open() {
        Appearance appearance = new Appearance(Theme.parse(inputs.themes().now().get()));
        keepTheme(appearance);
        MainWindow made =
                new MainWindow(
                        new Stage(),
                        appearance,
                        Sections.all(inputs),
                        inputs.staysAfterClose(),
                        inputs.quit());
        made.restore(remembered);
        Feed<Snapshot> changes =
                new Feed<>(
                        changed -> inputs.subscribe().subscribe("window", change -> changed.run()),
                        this::pull,
                        Platform::runLater,
                        made::draw);
        made.showEnded()
                .addListener(
                        (property, before, after) -> {
                            withEnded = after;
                            changes.changed();
                        });
        Stage stage = made.stage();
        stage.showingProperty()
                .addListener(
                        (property, before, after) -> {
                            changes.showing(after);
                            if (!after) {
                                keep(made.memory());
                            }
                        });
        // A minimized window is looked at by nobody.
        stage.iconifiedProperty()
                .addListener(
                        (property, before, after) -> changes.showing(stage.isShowing() && !after));
        front.follow(stage, made.place());
        feed = changes;
        return made;
    }

    private void keepTheme(Appearance appearance) {
        appearance
                .theme()
                .addListener(
                        (property, before, after) -> {
                            String word = after.name().toLowerCase(Locale.ROOT);
                            aside(() -> inputs.themes().keep().accept(word));
                        });
        inputs.themes()
                .onChange()
                .accept(
                        () -> {
                            Theme theme = Theme.parse(inputs.themes().now().get());
                            Platform.runLater(() -> appearance.theme().set(theme));
                        });
    }

    private void keep(WindowMemory memory) {
        String text = memory.text();
        if (!text.equals(kept)) {
            kept = text;
            aside(() -> inputs.memory().keep().accept(text));
        }
    }

    private static void aside(Runnable task) {
        Thread.ofVirtual().name("window-memory").start(task);
    }

    private Snapshot pull() {
        return new Snapshot(
                inputs.instances().apply(withEnded),
                inputs.overview().get(),
                inputs.health().get(),
                inputs.clock().instant());
    }

    /// Closes the window; the toolkit ends by itself. What the window remembers is kept before this
    /// returns, unless the toolkit hangs.
    @Override
    public void close() {
        CompletableFuture<Optional<String>> last = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    if (feed != null) {
                        feed.close();
                    }
                    popUps.close();
                    Optional<String> text = Optional.empty();
                    if (window != null) {
                        text = Optional.of(window.memory().text());
                        kept = text.get();
                        window.stage().close();
                    }
                    last.complete(text);
                });
        last.completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .ifPresent(inputs.memory().keep());
    }
}
