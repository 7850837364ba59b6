package dev.drover.host;

import dev.drover.host.TerminalFocus.Outcome;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks the window manager for a window, as task bars do: by a message to the root window. No other
/// window is ever touched, because Xlib ends the whole program over a number that is none.
final class X11Windows {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration TO_COME_UP = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final @Nullable String display;

    /// @param display such as `:0`; null if there is none
    X11Windows(@Nullable String display) {
        this.display = display;
    }

    Outcome raise(long window) {
        if (display == null || display.isEmpty()) {
            return Outcome.failed("Drover itself runs without an X11 display.");
        }
        // A server that hangs must not hold the caller.
        FutureTask<Outcome> task = new FutureTask<>(() -> raiseNow(display, window));
        Thread.ofPlatform().daemon().name("x11").start(task);
        try {
            return task.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed("Drover is closing.");
        } catch (TimeoutException e) {
            return Outcome.failed("The X11 display " + display + " does not answer.");
        } catch (ExecutionException e) {
            return Outcome.failed("Drover cannot speak to X11 here: libX11 is not installed.");
        }
    }

    private static Outcome raiseNow(String display, long window) throws InterruptedException {
        try (Xlib x = Xlib.open(display)) {
            if (x == null) {
                return Outcome.failed("The X11 display " + display + " cannot be opened.");
            }
            long[] managed = x.rootValues("_NET_CLIENT_LIST");
            if (managed.length == 0) {
                return Outcome.failed("No window manager of this display lists its windows.");
            }
            if (Arrays.stream(managed).noneMatch(w -> w == window)) {
                return Outcome.failed("Its window is not on this display any more.");
            }
            x.askForWindow(window);
            return comesUp(x, window)
                    ? Outcome.done("Its window is in front.")
                    : Outcome.failed("The window manager did not bring its window to the front.");
        }
    }

    private static boolean comesUp(Xlib x, long window) throws InterruptedException {
        long deadline = System.nanoTime() + TO_COME_UP.toNanos();
        while (true) {
            if (Arrays.stream(x.rootValues("_NET_ACTIVE_WINDOW")).anyMatch(w -> w == window)) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
