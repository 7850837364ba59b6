package dev.drover.daemon;

import dev.drover.model.Alert;
import dev.drover.model.AlertKind;
import dev.drover.model.InstanceId;
import dev.drover.model.Place;
import dev.drover.model.Silences;
import dev.drover.model.State;
import dev.drover.model.Trouble;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.SilencesView;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Alerts for people, made of the state.
final class AlertViews {
    /// The most severe first, then the oldest.
    private static final Comparator<AlertView> BY_WEIGHT =
            Comparator.comparing(AlertView::severity)
                    .reversed()
                    .thenComparing(AlertView::since)
                    .thenComparing(AlertView::id);

    private static final Comparator<Alert> NEWEST_END =
            Comparator.comparing(AlertViews::end).reversed().thenComparing(Alert::id);

    private AlertViews() {}

    /// Those that are not over, by weight; then, if wanted, those that are, the last one first.
    static List<AlertView> list(State state, boolean withResolved, Instant now) {
        Stream<AlertView> open =
                state.alerts().open().stream().map(a -> view(a, state, now)).sorted(BY_WEIGHT);
        Stream<AlertView> over =
                !withResolved
                        ? Stream.empty()
                        : state.alerts().all().stream()
                                .filter(a -> !a.isOpen())
                                .sorted(NEWEST_END)
                                .map(a -> view(a, state, now));
        return Stream.concat(open, over).toList();
    }

    static AlertView view(Alert alert, State state, Instant now) {
        Trouble trouble = alert.trouble();
        InstanceId instance = trouble.instance();
        String place = trouble.place();
        return new AlertView(
                alert.id().value(),
                trouble.fingerprint(),
                trouble.kind(),
                trouble.severity(),
                alert.status(),
                trouble.group(),
                trouble.title(),
                trouble.summary(),
                trouble.evidence(),
                instance == null ? null : instance.value(),
                place != null ? place : new Place.Alerts(alert.id().value()).toString(),
                alert.firedAt(),
                alert.acknowledgedAt(),
                alert.resolvedAt(),
                alert.resolution(),
                state.silences().isMuted(trouble.kind(), now));
    }

    /// What is silent still.
    static SilencesView silences(Silences silences, Instant now) {
        Map<AlertKind, Instant> muted = new TreeMap<>(silences.muted());
        muted.values().removeIf(until -> !now.isBefore(until));
        return new SilencesView(muted, pausedUntil(silences, now));
    }

    static @Nullable Instant pausedUntil(Silences silences, Instant now) {
        Instant until = silences.pausedUntil();
        return until != null && now.isBefore(until) ? until : null;
    }

    private static Instant end(Alert alert) {
        Instant end = alert.resolvedAt();
        return end != null ? end : Instant.MAX;
    }
}
