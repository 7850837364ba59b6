package dev.drover.tray;

import dev.drover.model.AlertKind;
import dev.drover.model.Place;
import dev.drover.model.VisibleText;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Overview;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/// The whole menu as a value: what it says and what each line leads to. Adapters draw it; equal
/// menus need no drawing.
///
/// Its lines are always the same number of the same kinds, only their words change: the menu of a
/// StatusNotifier host is rebuilt as a whole when a line comes or goes, and that ends hosts (seen
/// with Xfce's: a double free after some hundred times). So those that wait, and the alerts, have a
/// fixed number of lines; the ones nobody needs are {@linkplain Line#NONE blank} and out of sight.
public record TrayMenu(TrayStatus status, List<Item> items) {
    private static final int WAITING_LINES = 5;
    private static final int ALERT_LINES = 3;
    private static final Duration PAUSE = Duration.ofHours(1);

    public TrayMenu {
        items = List.copyOf(items);
    }

    public sealed interface Item {}

    /// @param text empty where the line is not to be seen
    /// @param command null where the line only says something
    public record Line(String text, @Nullable Command command) implements Item {
        static final Line NONE = new Line("", null);

        boolean isBlank() {
            return text.isEmpty();
        }
    }

    public record Separator() implements Item {}

    public sealed interface Command {
        record Open(Place place) implements Command {}

        record Pause(Duration time) implements Command {}

        record Resume() implements Command {}

        record Quit() implements Command {}
    }

    /// Times are clock times, because a menu that says how long would be redrawn all the time.
    public static TrayMenu of(Overview overview, Instant now, ZoneId zone) {
        List<Item> items = new ArrayList<>();
        List<AlertView> alerts = TrayStatus.alerts(overview);
        items.addAll(
                lines(
                        overview.waiting(),
                        WAITING_LINES,
                        waiting -> waiting(waiting, now, zone),
                        more -> new Line(more + " more wait", open(Place.HOME)),
                        new Line("Nobody waits for you", null)));
        items.addAll(
                lines(
                        alerts,
                        ALERT_LINES,
                        TrayMenu::alert,
                        more -> new Line(more + " more alerts", open(new Place.Alerts(null))),
                        Line.NONE));
        items.add(new Separator());
        items.add(new Line("Open Drover", open(Place.WINDOW)));
        items.add(pause(overview, now, zone));
        items.add(new Line("Settings", open(new Place.Settings(null))));
        items.add(new Separator());
        items.add(new Line("Quit", new Command.Quit()));
        return new TrayMenu(TrayStatus.of(overview, now), items);
    }

    /// As many lines as there is room for; the last one counts what has none.
    private static <T> List<Line> lines(
            List<T> things,
            int room,
            Function<T, Line> line,
            Function<Integer, Line> more,
            Line nothing) {
        List<Line> made = new ArrayList<>();
        int shown = things.size() <= room ? things.size() : room - 1;
        things.stream().limit(shown).map(line).forEach(made::add);
        if (things.size() > shown) {
            made.add(more.apply(things.size() - shown));
        }
        if (made.isEmpty()) {
            made.add(nothing);
        }
        while (made.size() < room) {
            made.add(Line.NONE);
        }
        return made;
    }

    private static Line waiting(InstanceView waiting, Instant now, ZoneId zone) {
        String name = waiting.name() == null ? waiting.shortId() : waiting.name();
        String reason = waiting.waitingFor() == null ? "waits for you" : waiting.waitingFor();
        return new Line(
                VisibleText.line(name, 32)
                        + " · "
                        + VisibleText.line(reason, 48)
                        + " · since "
                        + clock(waiting.since(), now, zone),
                open(new Place.Instances(waiting.id())));
    }

    private static Line alert(AlertView alert) {
        String about = alert.kind() == AlertKind.SELF_CHECK ? "Drover" : alert.title();
        return new Line(
                "⚠ " + VisibleText.line(about, 32) + " · " + VisibleText.line(alert.summary(), 60),
                open(new Place.Alerts(alert.id())));
    }

    private static Line pause(Overview overview, Instant now, ZoneId zone) {
        if (!TrayStatus.isPaused(overview, now)) {
            return new Line("Pause notifications for an hour", new Command.Pause(PAUSE));
        }
        String until = clock(Objects.requireNonNull(overview.pausedUntil()), now, zone);
        return new Line("Resume notifications (paused until " + until + ")", new Command.Resume());
    }

    /// A time of day; of another day with its date.
    private static String clock(Instant time, Instant now, ZoneId zone) {
        boolean today = time.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "d MMM HH:mm", Locale.ENGLISH)
                .withZone(zone)
                .format(time);
    }

    private static Command open(Place place) {
        return new Command.Open(place);
    }
}
