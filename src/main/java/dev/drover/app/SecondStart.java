package dev.drover.app;

import dev.drover.config.Paths;
import dev.drover.config.Settings;
import dev.drover.config.SettingsFile;
import dev.drover.core.Refused;
import dev.drover.ipc.Api;
import dev.drover.ipc.Client;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.ipc.Knock;
import dev.drover.model.Place;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/// What a start does when another process holds the lock (MA2): it hands over to one that answers,
/// waits for one that is only just starting or leaving, takes over from a headless one if this
/// start has a window, and replaces one that hangs.
final class SecondStart {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// So long a start waits before it reads the settings to see how long to wait.
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(1);

    /// A start may take so many times longer than an answer.
    private static final int STARTING = 6;

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Paths paths;
    private final boolean window;
    private final Supplier<Settings.Lifecycle> times;
    private final Supplier<Api> api;
    private final Supplier<HungHolder> hung;
    private final PrintStream out;

    private long silentSince;
    private long yieldAskedAt;
    private @Nullable Holder seen;

    static SecondStart of(Role.Daemon role, Paths paths, PrintStream out) {
        Supplier<Settings.Lifecycle> times =
                () ->
                        new SettingsFile(paths.settingsFile(), System.getenv(), Map.of())
                                .read()
                                .settings()
                                .daemon();
        return new SecondStart(
                paths,
                Screen.of(role).isPossible(),
                times,
                () -> new Client(paths.socket(), FIRST_PATIENCE, ANSWER),
                () -> HungHolder.of(paths, times.get().drain(), out),
                out);
    }

    /// @param window true if this start would show a window
    /// @param times read only when the holder does not answer at once
    SecondStart(
            Paths paths,
            boolean window,
            Supplier<Settings.Lifecycle> times,
            Supplier<Api> api,
            Supplier<HungHolder> hung,
            PrintStream out) {
        this.paths = paths;
        this.window = window;
        this.times = times;
        this.api = api;
        this.hung = hung;
        this.out = out;
    }

    /// @return the lock, if this start is to be the daemon; null if another one is and it was told
    /// @throws CannotStart if the holder hangs and cannot be replaced
    @Nullable InstanceLock resolve() throws IOException, InterruptedException {
        startWaiting(Holder.read(paths.lock()));
        while (true) {
            InstanceLock lock = InstanceLock.tryAcquire(paths.lock());
            if (lock != null) {
                return lock;
            }
            Holder holder = Holder.read(paths.lock());
            if (holder != null && !holder.equals(seen)) {
                startWaiting(holder);
            }
            Knock.Answer answer = Knock.at(paths.socket(), patience());
            if (answer == Knock.Answer.ANSWERED) {
                silentSince = System.nanoTime();
                if (handedOver(holder)) {
                    return null;
                }
            }
            if (isHung(answer)) {
                hung.get().replace(holder, Duration.ofNanos(System.nanoTime() - silentSince));
                startWaiting(null);
            }
            Thread.sleep(PAUSE);
        }
    }

    private void startWaiting(@Nullable Holder holder) {
        seen = holder;
        silentSince = System.nanoTime();
        yieldAskedAt = 0;
    }

    /// True if the daemon that answers goes on and this start is done.
    private boolean handedOver(@Nullable Holder holder) {
        String who = holder == null ? "" : " (pid " + holder.pid() + ")";
        if (!window) {
            out.println("Drover is already running" + who + ".");
            return true;
        }
        try {
            if (api.get().show(Place.WINDOW)) {
                out.println("Drover is already running" + who + "; its window is shown.");
                return true;
            }
            if (holder != null && !holder.window() && yieldAskedAt == 0) {
                out.println("Taking over from the daemon without a window" + who + ".");
                yieldAskedAt = System.nanoTime();
                api.get().handOver("an app with a window starts");
            }
        } catch (DaemonUnavailableException | Refused leavingOrStarting) {
            // The next round sees what became of it.
        }
        return false;
    }

    /// How long one knock waits for an answer.
    private Duration patience() {
        return hasJustCome() ? FIRST_PATIENCE : times.get().hungAfter();
    }

    private boolean hasJustCome() {
        return System.nanoTime() - silentSince < FIRST_PATIENCE.toNanos() && yieldAskedAt == 0;
    }

    private boolean isHung(Knock.Answer answer) {
        if (hasJustCome()) {
            return false;
        }
        long now = System.nanoTime();
        Settings.Lifecycle limits = times.get();
        if (yieldAskedAt != 0) {
            return now - yieldAskedAt > limits.drain().plus(limits.hungAfter()).toNanos();
        }
        // Without a socket it may be starting on a busy machine, or leaving.
        int patience = answer == Knock.Answer.NOBODY ? STARTING : 1;
        return now - silentSince > limits.hungAfter().multipliedBy(patience).toNanos();
    }
}
