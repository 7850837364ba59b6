package dev.drover.app;

import dev.drover.daemon.Daemon;
import dev.drover.daemon.LiveSettings;
import dev.drover.host.OwnProcess;
import dev.drover.model.Place;
import dev.drover.ui.Desktop;
import dev.drover.ui.DesktopInputs;
import dev.drover.ui.Displays;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;

/// What a person sees of this process: window and tray, or one line that says why there are none.
/// The toolkits are loaded only if there is a display.
final class Screen {
    private static final Logger LOG = LoggerFactory.getLogger(Screen.class);

    private @Nullable String whyNot;
    private volatile @Nullable Desktop desktop;

    private Screen(@Nullable String whyNot) {
        this.whyNot = whyNot;
    }

    static Screen of(Role.Daemon role) {
        if (role.headless()) {
            return new Screen("Drover runs without a window.");
        }
        // Glass's own headless platform is a display too: tests run on it.
        boolean simulated = "Headless".equals(System.getProperty("glass.platform"));
        return new Screen(simulated ? null : Displays.ofThisMachine().whyNot().orElse(null));
    }

    boolean isPossible() {
        return whyNot == null;
    }

    /// Starts the toolkit; the window comes when somebody asks for it.
    void open(Daemon daemon, LiveSettings settings, Shutdown shutdown, InstantSource clock) {
        if (!isPossible()) {
            return;
        }
        DesktopInputs inputs =
                new DesktopInputs(
                        daemon::instances,
                        daemon::overview,
                        daemon::health,
                        daemon::subscribe,
                        settings.current().window().theme(),
                        () -> settings.current().window().closeKeepsDaemon(),
                        () -> shutdown.request("quit from the window"),
                        clock);
        try {
            desktop = shutdown.closeLater("window", Desktop.start(inputs));
            show(Place.HOME);
        } catch (IllegalStateException e) {
            LOG.warn("No window", e);
            whyNot = e.getMessage() + " Drover runs without a window.";
        }
    }

    /// @return false if there is no window and will be none
    boolean show(Place place) {
        Desktop open = desktop;
        if (open != null) {
            open.show(place);
        }
        // While it still opens, the window comes by itself.
        return isPossible();
    }

    /// What a person at a terminal is told.
    String line() {
        String how = "Stop it with Ctrl-C or `drover daemon stop`.";
        return whyNot == null
                ? "Drover runs (pid " + OwnProcess.pid() + ") and shows its window. " + how
                : whyNot + " Its pid is " + OwnProcess.pid() + ". " + how;
    }
}
