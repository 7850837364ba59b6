package dev.drover.tray;

import dev.drover.model.Place;
import dev.drover.model.VisibleText;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Overview;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The whole menu as a value: what it says and what each line leads to. Adapters draw it; equal
/// menus need no drawing.
///
/// Its lines are always the same number of the same kinds, only their words change: the menu of a
/// StatusNotifier host is rebuilt as a whole when a line comes or goes, and that ends hosts (seen
/// with Xfce's: a double free after some hundred times). So the longest wait has a line, and the
/// window has them all.
public record TrayMenu(TrayStatus status, List<Item> items) {
    public TrayMenu {
        items = List.copyOf(items);
    }

    public sealed interface Item {}

    /// @param command null where the line only says something
    public record Line(String text, @Nullable Command command) implements Item {}

    public record Separator() implements Item {}

    public sealed interface Command {
        record Open(Place place) implements Command {}

        record Quit() implements Command {}
    }

    /// Times are clock times, because a menu that says how long would be redrawn all the time.
    public static TrayMenu of(Overview overview, ZoneId zone) {
        return new TrayMenu(
                TrayStatus.of(overview),
                List.of(
                        next(overview.waiting(), zone),
                        new Separator(),
                        new Line("Open Drover", new Command.Open(Place.HOME)),
                        new Line("Quit", new Command.Quit())));
    }

    private static Line next(List<InstanceView> waiting, ZoneId zone) {
        if (waiting.isEmpty()) {
            return new Line("Nobody waits for you", null);
        }
        InstanceView first = waiting.getFirst();
        String name = first.name() == null ? first.shortId() : first.name();
        String reason = first.waitingFor() == null ? "waits for you" : first.waitingFor();
        String since =
                DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
                        .withZone(zone)
                        .format(first.since());
        return new Line(
                VisibleText.line(name, 32)
                        + " · "
                        + VisibleText.line(reason, 48)
                        + " · since "
                        + since,
                new Command.Open(new Place.Instances(first.id())));
    }
}
