package dev.drover.tray;

import dev.drover.daemon.Change;
import dev.drover.model.Place;
import dev.drover.model.view.Overview;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the icon needs from the rest, as functions.
///
/// @param subscribe tells of every change until closed
/// @param open shows the window at a place
/// @param quit ends the program
/// @param hostChanged told when the icon gets or loses its place, so that the app never stays
/// invisible
/// @param executor where `open`, `quit` and `hostChanged` run, such as `Platform::runLater`
public record TrayInputs(
        Supplier<Overview> overview,
        Subscribe subscribe,
        Consumer<Place> open,
        Runnable quit,
        Consumer<TrayHost> hostChanged,
        Executor executor) {

    /// Has the form of the daemon's own method, for `daemon::subscribe`.
    @FunctionalInterface
    public interface Subscribe {
        AutoCloseable subscribe(String name, Consumer<Change> subscriber);
    }
}
