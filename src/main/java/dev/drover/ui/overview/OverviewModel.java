package dev.drover.ui.overview;

import dev.drover.model.AlertStatus;
import dev.drover.model.InstanceState;
import dev.drover.model.Place;
import dev.drover.model.VisibleText;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.StateHistory;
import dev.drover.ui.charts.Bars;
import dev.drover.ui.charts.TimeData;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Shown;
import dev.drover.ui.part.StateLook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What the Overview says: who waits, what alerts, what goes on and what it takes. Plain values,
/// made of one snapshot; it knows no node.
final class OverviewModel {
    private static final int MOST_BARS = 8;
    private static final int LINE = 160;

    /// Longer names are cut, so that they leave room for where it is.
    private static final int NAME = 40;

    /// These stay in the timeline also at zero, so that its colours do not jump about.
    private static final Set<InstanceState> ALWAYS =
            Set.of(InstanceState.WAITING, InstanceState.BUSY, InstanceState.IDLE);

    /// One agent that waits.
    record Waiting(
            String id, String title, String where, String reason, String waited, String spoken) {}

    /// One alert that is not resolved.
    record Firing(
            String id,
            String severity,
            String title,
            String summary,
            String since,
            boolean acknowledged,
            String spoken) {}

    private OverviewModel() {}

    static String headline(Snapshot snapshot) {
        int waiting = snapshot.overview().waiting().size();
        int live = snapshot.overview().live();
        if (live == 0) {
            return "No agent runs right now.";
        }
        return switch (waiting) {
            case 0 ->
                    live == 1
                            ? "One agent runs, and it does not wait for you."
                            : live + " agents run, and none waits for you.";
            case 1 -> "One agent waits for you.";
            default -> waiting + " agents wait for you.";
        };
    }

    /// The longest wait first.
    static List<Waiting> queue(Snapshot snapshot) {
        return snapshot.overview().waiting().stream()
                .sorted(Comparator.comparing(InstanceView::since).thenComparing(InstanceView::id))
                .map(view -> waiting(Shown.of(view, snapshot.at()), snapshot.at()))
                .toList();
    }

    private static Waiting waiting(Shown shown, Instant now) {
        String where =
                shown.branch().isEmpty()
                        ? shown.workspace()
                        : shown.workspace() + " · " + shown.branch();
        return new Waiting(
                shown.view().id(),
                VisibleText.line(shown.title(), NAME),
                where,
                shown.note().isEmpty() ? "waits for you" : shown.note(),
                Figures.longAge(shown.view().since(), now),
                shown.spoken());
    }

    /// The most severe first, as the daemon lists them; what somebody knows of comes last.
    static List<Firing> alertLines(Snapshot snapshot) {
        List<Firing> lines = new ArrayList<>();
        for (boolean acknowledged : new boolean[] {false, true}) {
            for (AlertView alert : open(snapshot)) {
                if ((alert.status() == AlertStatus.ACKNOWLEDGED) == acknowledged) {
                    lines.add(firing(alert, snapshot.at()));
                }
            }
        }
        return lines;
    }

    private static Firing firing(AlertView alert, Instant now) {
        String title = VisibleText.line(alert.title(), NAME);
        String summary = VisibleText.line(alert.summary(), LINE);
        String since = Figures.age(alert.since(), now);
        boolean acknowledged = alert.status() == AlertStatus.ACKNOWLEDGED;
        return new Firing(
                alert.id(),
                alert.severity().toString(),
                title,
                summary,
                since,
                acknowledged,
                alert.severity()
                        + ", "
                        + title
                        + ", "
                        + summary
                        + ", for "
                        + since
                        + (acknowledged ? ", acknowledged" : ""));
    }

    static List<AlertView> open(Snapshot snapshot) {
        return snapshot.overview().alerts().stream()
                .filter(a -> a.status() != AlertStatus.RESOLVED)
                .toList();
    }

    static Bars memoryBars(Snapshot snapshot) {
        List<Bars.Bar> bars = new ArrayList<>();
        for (InstanceView view : snapshot.instances()) {
            Long bytes = view.memoryBytes();
            if (bytes != null && view.state().isLive()) {
                Shown shown = Shown.of(view, snapshot.at());
                bars.add(new Bars.Bar(view.id(), shown.title(), "bar-memory", bytes));
            }
        }
        return Bars.greatest(bars, MOST_BARS);
    }

    /// The state of all instances over time, with those that need a person at the bottom, where
    /// heights can be compared.
    static TimeData timeline(StateHistory history) {
        List<TimeData.Series> series = new ArrayList<>();
        for (StateLook look : StateLook.values()) {
            InstanceState state = look.state();
            double[] values = history.steps().stream().mapToDouble(s -> s.of(state)).toArray();
            boolean some = Arrays.stream(values).anyMatch(v -> v > 0);
            if (state.isLive() && (some || ALWAYS.contains(state))) {
                series.add(new TimeData.Series(look.word(), look.styleClass(), values));
            }
        }
        return new TimeData(
                history.from(),
                history.to(),
                history.steps().stream().map(StateHistory.Step::at).toList(),
                series);
    }

    /// Where an alert leads: to itself on the page of alerts.
    static Place place(Firing alert) {
        return new Place.Alerts(alert.id());
    }

    /// True if there is nothing to look at, so that the next step is worth more than zeros.
    static boolean isEmpty(Snapshot snapshot) {
        return snapshot.overview().live() == 0
                && snapshot.instances().isEmpty()
                && open(snapshot).isEmpty();
    }
}
