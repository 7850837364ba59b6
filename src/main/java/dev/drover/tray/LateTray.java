package dev.drover.tray;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Looks now and then for a tray that tells nobody when it comes, for as long as there is no icon
/// and not one look longer: with an icon up, an idle desktop costs nothing. Used on the tray's
/// thread.
final class LateTray {
    private final TrayThread thread;
    private final Duration between;
    private final BooleanSupplier missing;
    private final Runnable look;
    private boolean pending;

    /// @param missing whether there is no icon now
    /// @param look may find one
    LateTray(TrayThread thread, Duration between, BooleanSupplier missing, Runnable look) {
        this.thread = thread;
        this.between = between;
        this.missing = missing;
        this.look = look;
    }

    /// The icon may be gone; called after every look.
    void expect() {
        if (!pending && missing.getAsBoolean()) {
            pending = true;
            thread.run(this::again, between);
        }
    }

    private void again() {
        pending = false;
        if (missing.getAsBoolean()) {
            look.run();
            expect();
        }
    }
}
