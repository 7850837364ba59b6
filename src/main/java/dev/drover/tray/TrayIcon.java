package dev.drover.tray;

import dev.drover.model.view.Overview;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;

/// The icon for as long as the program runs: draws, follows changes, and comes back when the
/// desktop's tray does ({@link TraySearch}). Nothing that goes wrong here gets out: without a tray
/// there is {@link TrayHost#none} with the reason, and the window must be enough.
///
/// All its own work is on one thread, `tray`, because toolkits may take their time.
public final class TrayIcon implements AutoCloseable {
    /// A menu that changes faster than this cannot be used, and toolkits do not like it.
    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(TrayIcon.class);

    private final TrayInputs inputs;
    private final TrayPicture.Maker maker;
    private final TrayThread thread = new TrayThread();
    private final TraySearch search = new TraySearch(thread, new Whereabouts());
    private final AtomicBoolean drawPending = new AtomicBoolean();
    private volatile TrayHost host = TrayHost.none("The tray has not been looked for yet.");

    private @Nullable TrayPicture picture;
    private TrayHost.Kind pictureAt = TrayHost.Kind.NONE;
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
        icon.thread.run(icon::begin);
        return icon;
    }

    /// Where the icon is now.
    public TrayHost host() {
        return host;
    }

    private void begin() {
        search.begin();
        subscription = inputs.subscribe().subscribe("tray", change -> changed());
    }

    private final class Whereabouts implements TraySearch.Outcome {
        @Override
        public void settle(TrayHost found) {
            TrayIcon.this.settle(found);
        }

        @Override
        public void lostAwt() {
            if (pictureAt == TrayHost.Kind.AWT) {
                takePictureDown();
            }
        }

        @Override
        public boolean hasIcon() {
            return pictureAt != TrayHost.Kind.NONE;
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
            thread.run(
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
            thread.run(this::draw, Duration.between(now, until).plusMillis(1));
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

    /// Takes the icon down and waits a moment for that. Not to be called on the toolkit's thread,
    /// which has to do its part, and before the toolkit ends.
    @Override
    public void close() {
        thread.close(this::takeDown);
    }

    private void takeDown() {
        try {
            if (subscription != null) {
                subscription.close();
            }
            takePictureDown();
            search.end();
        } catch (Exception e) {
            log.debug("The tray icon did not go down cleanly", e);
        }
    }
}
