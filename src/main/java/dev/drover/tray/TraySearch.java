package dev.drover.tray;

import dev.drover.tray.bus.SessionBus;

import org.jspecify.annotations.Nullable;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.SystemTray;
import java.time.Duration;
import java.util.Locale;

/// Finds where an icon can be, and hears when that changes: from the session bus, which comes back
/// after it was restarted, from AWT, and by looking where nobody tells. It knows no icon, only
/// whether there is one. Used on the tray's thread.
final class TraySearch {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);

    /// How often a tray that tells nobody when it comes is looked for.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private final TrayThread thread;
    private final Outcome outcome;
    private final LateTray late;
    private @Nullable StatusNotifierWatch watch;
    private boolean hearsOfAwt;

    /// Who goes where the search leads.
    interface Outcome {
        /// The desktop offers this now.
        void settle(TrayHost found);

        /// AWT's tray went or came, or both at once: an icon that was in it is lost.
        void lostAwt();

        boolean hasIcon();
    }

    TraySearch(TrayThread thread, Outcome outcome) {
        this.thread = thread;
        this.outcome = outcome;
        this.late = new LateTray(thread, BETWEEN_LOOKS, () -> !outcome.hasIcon(), this::look);
    }

    void begin() {
        if (isLinux()) {
            listen();
        }
        look();
    }

    /// Hears of the bus again after it was restarted; a desktop that never had one stays unasked.
    private void listen() {
        watch =
                StatusNotifierWatch.open(
                                SessionBus.ofThisDesktop(),
                                () -> thread.run(this::look),
                                () -> thread.run(() -> listenAgain(FIRST_RETRY)))
                        .orElse(null);
    }

    private void listenAgain(Duration after) {
        StatusNotifierWatch before = watch;
        if (before != null) {
            before.close();
        }
        watch = null;
        thread.run(
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

    /// What the desktop offers may have changed. The older kind of tray says nothing when it comes.
    private void look() {
        outcome.settle(find());
        if (isLinux() && !GraphicsEnvironment.isHeadless()) {
            late.expect();
        }
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
                        .addPropertyChangeListener("systemTray", change -> thread.run(this::anew));
            }
            return TrayHost.choose(watcher, root, awt);
        } catch (AWTError | RuntimeException | LinkageError e) {
            return TrayHost.none("The tray could not be looked for: " + e.getMessage());
        }
    }

    private void anew() {
        outcome.lostAwt();
        look();
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    void end() {
        if (watch != null) {
            watch.close();
        }
    }
}
