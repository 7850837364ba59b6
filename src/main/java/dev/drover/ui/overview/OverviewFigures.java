package dev.drover.ui.overview;

import dev.drover.model.AlertStatus;
import dev.drover.model.InstanceState;
import dev.drover.model.Place;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.InstanceView;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.part.Figures;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The figures at the top of the Overview, made of one snapshot.
final class OverviewFigures {
    /// One figure with a name.
    ///
    /// @param key for its id and style class
    /// @param note a few words more, empty for none
    /// @param calling true if it wants a person
    record Figure(
            String key, String name, String value, String note, boolean calling, Place leadsTo) {
        String spoken() {
            return name + ": " + value + (note.isEmpty() ? "" : ", " + note);
        }
    }

    private OverviewFigures() {}

    static List<Figure> of(Snapshot snapshot) {
        List<InstanceView> live =
                snapshot.instances().stream().filter(i -> i.state().isLive()).toList();
        int busy = count(live, InstanceState.BUSY);
        int background = count(live, InstanceState.BACKGROUND);
        int errors = count(live, InstanceState.ERROR);
        int stale = count(live, InstanceState.STALE);
        int idle = count(live, InstanceState.IDLE);
        List<InstanceView> waiting = snapshot.overview().waiting();
        Place instances = new Place.Instances(null);
        return List.of(
                new Figure(
                        "live",
                        "Live",
                        Integer.toString(live.size()),
                        idle == 0 ? "" : idle + " idle",
                        false,
                        instances),
                new Figure(
                        "working",
                        "Working",
                        Integer.toString(busy + background),
                        background == 0 ? "" : background + " in the background",
                        false,
                        instances),
                new Figure(
                        "waiting",
                        "Waiting",
                        Integer.toString(waiting.size()),
                        longest(waiting, snapshot.at()),
                        !waiting.isEmpty(),
                        waiting.isEmpty()
                                ? instances
                                : new Place.Instances(waiting.getFirst().id())),
                new Figure(
                        "failed",
                        "Failed",
                        Integer.toString(errors),
                        stale == 0 ? "" : stale + " stale",
                        errors > 0,
                        instances),
                alerts(snapshot),
                memory(live));
    }

    private static Figure alerts(Snapshot snapshot) {
        List<AlertView> open = OverviewModel.open(snapshot);
        long firing = open.stream().filter(a -> a.status() == AlertStatus.FIRING).count();
        long known = open.size() - firing;
        return new Figure(
                "alerts",
                "Alerts",
                Long.toString(firing),
                known == 0 ? "" : known + " acknowledged",
                firing > 0,
                new Place.Alerts(null));
    }

    private static Figure memory(List<InstanceView> live) {
        long total = 0;
        int known = 0;
        for (InstanceView view : live) {
            Long bytes = view.memoryBytes();
            if (bytes != null) {
                total += bytes;
                known++;
            }
        }
        return new Figure(
                "memory",
                "Memory",
                known == 0 ? "–" : Figures.bytes(total),
                known == 0 || known == live.size() ? "" : "of " + known + " agents",
                false,
                new Place.Instances(null));
    }

    private static String longest(List<InstanceView> waiting, Instant now) {
        return waiting.stream()
                .map(InstanceView::since)
                .min(Comparator.naturalOrder())
                .map(since -> "longest " + Figures.age(since, now))
                .orElse("");
    }

    private static int count(List<InstanceView> live, InstanceState state) {
        return (int) live.stream().filter(i -> i.state() == state).count();
    }
}
