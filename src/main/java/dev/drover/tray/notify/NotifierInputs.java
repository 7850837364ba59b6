package dev.drover.tray.notify;

import dev.drover.daemon.Change;
import dev.drover.model.AlertKind;
import dev.drover.model.Place;
import dev.drover.model.view.Overview;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What the notifier needs from the rest, as functions. They are called on its own thread.
///
/// @param subscribe tells of every change until closed
/// @param courtesy the settings in force
/// @param inFront the place that the window shows, if it is in front of all others
/// @param displays where bubbles appear; each is tried in turn
/// @param zone where the quiet hours are told
public record NotifierInputs(
        Supplier<Overview> overview,
        Subscribe subscribe,
        Supplier<Courtesy> courtesy,
        Supplier<Optional<Place>> inFront,
        Actions actions,
        List<BubbleDisplay.Maker> displays,
        InstantSource clock,
        Supplier<ZoneId> zone) {
    public NotifierInputs {
        displays = List.copyOf(displays);
    }

    /// Has the form of the daemon's own method, for `daemon::subscribe`.
    @FunctionalInterface
    public interface Subscribe {
        AutoCloseable subscribe(String name, Consumer<Change> subscriber);
    }

    /// @param open shows the window at a place
    /// @param hasTerminal whether the terminal of an instance can be brought to the front
    /// @param terminal brings it there; the token is for desktops that let no window come to the
    /// front without one, and empty where there is none
    /// @param acknowledge says that a person knows of an alert
    /// @param mute keeps alerts of a kind from disturbing
    public record Actions(
            Consumer<Place> open,
            Predicate<String> hasTerminal,
            BiConsumer<String, String> terminal,
            Consumer<String> acknowledge,
            BiConsumer<AlertKind, Duration> mute) {}
}
