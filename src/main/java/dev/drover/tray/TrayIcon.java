package dev.drover.tray;

import dev.drover.model.view.Overview;
import dev.drover.tray.bus.SessionBus;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.SystemTray;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The icon for as long as the program runs: finds a host, draws, follows changes, and comes back
/// when the desktop's tray does. Nothing that goes wrong here gets out: without a tray there is
/// {@link TrayHost#none} with the reason, and the window must be enough.
///
/// All its own work is on one thread, `tray`, because toolkits may take their time.
public final class TrayIcon implements AutoCloseable {
    /// A menu that changes faster than this cannot be used, and toolkits do not like it.
    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(250);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);
    /// How often a tray that tells nobody when it comes is looked for.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);
    private static final Logger log = LoggerFactory.getLogger(TrayIcon.class);

    private final TrayInputs inputs;
    private final TrayPicture.Maker maker;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("tray").factory());
    private final AtomicBoolean drawPending = new AtomicBoolean();
    private volatile TrayHost host = TrayHost.none("The tray has not been looked for yet.");
    private volatile boolean closed;

    private @Nullable StatusNotifierWatch watch;
    private @Nullable TrayPicture picture;
    private TrayHost.Kind pictureAt = TrayHost.Kind.NONE;
    private boolean hearsOfAwt;
    private @Nullable TrayMenu drawn;
    private @Nullable Instant redrawAt;
    private @Nullable AutoCloseable subscription;

    TrayIcon(TrayInputs inputs, TrayPicture.Maker maker) {
        this.inputs = inputs;
        this.maker = maker;
    }

    /// Looks for a host and puts the icon up, in the background; `hostChanged` is told the outcome.
    public static TrayIcon install(TrayInputs inputs) {
        TrayIcon icon = new TrayIcon(inputs, DorkboxPicture::make);
        icon.onThread(icon::begin);
        return icon;
    }

    /// Where the icon is now.
    public TrayHost host() {
        return host;
    }

    private void begin() {
        if (isLinux()) {
            listen();
        }
        look();
        lookAgain();
        subscription = inputs.subscribe().subscribe("tray", change -> changed());
    }

    /// Hears of the bus again after it was restarted; a desktop that never had one stays unasked.
    private void listen() {
        watch =
                StatusNotifierWatch.open(
                                SessionBus.ofThisDesktop(),
                                () -> onThread(this::look),
                                () -> onThread(() -> listenAgain(FIRST_RETRY)))
                        .orElse(null);
    }

    private void listenAgain(Duration after) {
        StatusNotifierWatch before = watch;
        if (before != null) {
            before.close();
        }
        watch = null;
        onThread(
                () -> {
                    listen();
                    if (watch == null) {
                        Duration later = after.multipliedBy(2);
                        listenAgain(later.compareTo(LAST_RETRY) < 0 ? later : LAST_RETRY);
                    } else {
                        look();
                    }
                },
                after);
        look();
    }

    /// What the desktop offers may have changed.
    private void look() {
        settle(find());
    }

    /// The older kind of tray says nothing when it comes. So where there is none it is looked for.
    private void lookAgain() {
        if (isLinux() && !GraphicsEnvironment.isHeadless()) {
            onThread(
                    () -> {
                        if (pictureAt == TrayHost.Kind.NONE) {
                            look();
                        }
                        lookAgain();
                    },
                    BETWEEN_LOOKS);
        }
    }

    /// AWT's tray went or came, or both at once: an icon that was in it is lost.
    private void anew() {
        if (pictureAt == TrayHost.Kind.AWT) {
            takePictureDown();
        }
        look();
    }

    private TrayHost find() {
        try {
            if (GraphicsEnvironment.isHeadless()) {
                return TrayHost.none("There is no display here.");
            }
            boolean watcher = watch != null && watch.isHostRegistered();
            boolean root = "root".equals(System.getProperty("user.name")) && isLinux();
            boolean awt = SystemTray.isSupported();
            if (awt && !hearsOfAwt) {
                hearsOfAwt = true;
                SystemTray.getSystemTray()
                        .addPropertyChangeListener("systemTray", change -> onThread(this::anew));
            }
            return TrayHost.choose(watcher, root, awt);
        } catch (AWTError | RuntimeException | LinkageError e) {
            return TrayHost.none("The tray could not be looked for: " + e.getMessage());
        }
    }

    /// Goes to a host. An indicator that is up stays: its toolkit puts it up again by itself when
    /// the desktop's tray comes back. AWT's icon is lost with the tray, and made anew.
    void settle(TrayHost found) {
        TrayHost now = found;
        if (pictureAt == TrayHost.Kind.AWT && found.kind() != TrayHost.Kind.AWT) {
            takePictureDown();
        }
        if (found.isPresent() && picture == null) {
            try {
                picture = maker.make(found, this::choose);
                pictureAt = found.kind();
                draw();
            } catch (RuntimeException | LinkageError e) {
                log.warn("No tray icon: {}", e.getMessage());
                now = TrayHost.none("No tray icon: " + e.getMessage() + ".");
            }
        } else if (picture != null && found.kind() != pictureAt) {
            now = TrayHost.none("The desktop's tray went away. The icon comes back with it.");
        }
        if (!now.equals(host)) {
            host = now;
            TrayHost told = now;
            inputs.executor().execute(() -> inputs.hostChanged().accept(told));
        }
    }

    private void takePictureDown() {
        TrayPicture up = picture;
        picture = null;
        pictureAt = TrayHost.Kind.NONE;
        drawn = null;
        if (up != null) {
            up.close();
        }
    }

    /// Something may look different now; many calls cost one drawing.
    void changed() {
        if (drawPending.compareAndSet(false, true)) {
            onThread(
                    () -> {
                        drawPending.set(false);
                        draw();
                    },
                    BETWEEN_DRAWINGS);
        }
    }

    private void draw() {
        TrayPicture up = picture;
        if (up == null) {
            return;
        }
        Instant now = inputs.clock().instant();
        Overview overview = inputs.overview().get();
        TrayMenu menu = TrayMenu.of(overview, now, ZoneId.systemDefault());
        if (!menu.equals(drawn)) {
            up.draw(menu);
            drawn = menu;
        }
        Instant until = overview.pausedUntil();
        if (until != null && now.isBefore(until) && !until.equals(redrawAt)) {
            // A pause ends without a change that would tell.
            redrawAt = until;
            onThread(this::draw, Duration.between(now, until).plusMillis(1));
        }
    }

    private void choose(TrayMenu.Command command) {
        inputs.executor()
                .execute(
                        () -> {
                            TrayInputs.Actions actions = inputs.actions();
                            switch (command) {
                                case TrayMenu.Command.Open open ->
                                        actions.open().accept(open.place());
                                case TrayMenu.Command.Pause pause ->
                                        actions.pause().accept(pause.time());
                                case TrayMenu.Command.Resume _ -> actions.resume().run();
                                case TrayMenu.Command.Quit _ -> actions.quit().run();
                            }
                        });
    }

    private void onThread(Runnable task) {
        onThread(task, Duration.ZERO);
    }

    private void onThread(Runnable task, Duration later) {
        try {
            var _ =
                    thread.schedule(
                            () -> {
                                try {
                                    if (!closed) {
                                        task.run();
                                    }
                                } catch (RuntimeException e) {
                                    log.warn("The tray icon could not be drawn", e);
                                }
                            },
                            later.toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: nobody looks at the icon any more.
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    /// Takes the icon down and waits a moment for that. Not to be called on the toolkit's thread,
    /// which has to do its part, and before the toolkit ends.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        thread.execute(this::takeDown);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("The tray icon takes its time to go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeDown() {
        try {
            if (subscription != null) {
                subscription.close();
            }
            takePictureDown();
            if (watch != null) {
                watch.close();
            }
        } catch (Exception e) {
            log.debug("The tray icon did not go down cleanly", e);
        }
    }
}
