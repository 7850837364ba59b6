package dev.drover.tray;

import dev.drover.daemon.Change;
import dev.drover.model.Place;
import dev.drover.model.view.Overview;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the icon needs from the rest, as functions.
///
/// @param subscribe tells of every change until closed
/// @param actions what the menu's lines do
/// @param hostChanged told when the icon gets or loses its place, so that the app never stays
/// invisible
/// @param executor where `actions` and `hostChanged` run, such as `Platform::runLater`
public record TrayInputs(
        Supplier<Overview> overview,
        Subscribe subscribe,
        Actions actions,
        Consumer<TrayHost> hostChanged,
        Executor executor,
        InstantSource clock) {

    /// Has the form of the daemon's own method, for `daemon::subscribe`.
    @FunctionalInterface
    public interface Subscribe {
        AutoCloseable subscribe(String name, Consumer<Change> subscriber);
    }

    /// @param open shows the window at a place
    /// @param pause keeps all notifications back for that long
    /// @param resume ends that
    /// @param quit ends the program
    public record Actions(
            Consumer<Place> open, Consumer<Duration> pause, Runnable resume, Runnable quit) {}
}
