package dev.drover.tray.notify;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.view.AlertView;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which bubbles should be on the screen. Pure: a board and a moment in, a verdict out.
///
/// A group has one bubble at most. It comes up for what nobody was told of yet, tells all of its
/// group that is still so and was not sent away, and goes when nothing of it is left. What pause,
/// quiet hours or the limit held back is told when they are over, if it is still so.
final class NotifierRules {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// One group rings no more often than this; what comes meanwhile comes in one.
    private static final Duration GROUP_GAP = Duration.ofSeconds(5);

    private NotifierRules() {}

    /// At the start of the program most of what is so already counts as told: the icon shows it,
    /// and a restart is no news. But an agent that waits, or has written, costs its person time
    /// until they know, and nobody knows whether they do: it is told, all of a kind in one bubble.
    static Board first(Moment moment) {
        Set<String> told = new HashSet<>();
        moment.alerts().stream()
                .filter(alert -> !isForAPerson(alert.kind()))
                .forEach(alert -> told.add(alert.id()));
        return new Board(Map.of(), told, List.of());
    }

    private static boolean isForAPerson(AlertKind kind) {
        return kind == AlertKind.WAITING || kind == AlertKind.MESSAGE;
    }

    static Verdict decide(Board board, Moment moment) {
        List<AlertView> open = moment.alerts().stream().filter(a -> isOpen(a, moment)).toList();
        Set<String> told = new HashSet<>(board.told());
        told.retainAll(moment.alerts().stream().map(AlertView::id).toList());
        moment.alerts().stream().filter(a -> isLookedAt(a, moment)).forEach(a -> told.add(a.id()));

        Map<String, List<AlertView>> groups = new LinkedHashMap<>();
        open.forEach(a -> groups.computeIfAbsent(a.group(), g -> new ArrayList<>()).add(a));

        Map<String, Bubble> up = new HashMap<>();
        List<Bubble> show = new ArrayList<>();
        List<Instant> rung = new ArrayList<>(board.rung());
        rung.removeIf(at -> !at.isAfter(moment.now().minus(MINUTE)));
        Instant again = null;
        for (Map.Entry<String, List<AlertView>> group : groups.entrySet()) {
            Bubble before = board.up().get(group.getKey());
            List<AlertView> fresh =
                    group.getValue().stream().filter(a -> !told.contains(a.id())).toList();
            Instant when = fresh.isEmpty() ? null : whenToRing(fresh, before, rung, moment);
            boolean ring = when != null && !when.isAfter(moment.now());
            List<AlertView> telling =
                    group.getValue().stream()
                            .filter(
                                    a ->
                                            (before != null && before.alerts().contains(a.id()))
                                                    || (ring && fresh.contains(a)))
                            .toList();
            if (!telling.isEmpty()) {
                Bubble bubble = BubbleText.of(telling, moment.terminals());
                up.put(group.getKey(), bubble);
                if (!bubble.equals(before)) {
                    show.add(bubble);
                }
            }
            if (ring) {
                rung.add(moment.now());
                fresh.forEach(a -> told.add(a.id()));
            } else if (when != null) {
                again = again == null || when.isBefore(again) ? when : again;
            }
        }
        Set<String> hide = new HashSet<>(board.up().keySet());
        hide.removeAll(up.keySet());
        return new Verdict(new Board(up, told, rung), show, hide, again);
    }

    /// A person, or the screen's own time, sent a bubble away: what it told is not told again.
    static Board without(Board board, String group) {
        Map<String, Bubble> up = new HashMap<>(board.up());
        up.remove(group);
        return new Board(up, board.told(), board.rung());
    }

    private static boolean isOpen(AlertView alert, Moment moment) {
        return alert.status() == AlertStatus.FIRING
                && alert.severity() != AlertSeverity.NOTICE
                && !alert.muted()
                && !isLookedAt(alert, moment);
    }

    private static boolean isLookedAt(AlertView alert, Moment moment) {
        return alert.instance() != null && alert.instance().equals(moment.lookedAt());
    }

    /// @return the earliest time, which may be now
    private static Instant whenToRing(
            List<AlertView> fresh, @Nullable Bubble before, List<Instant> rung, Moment moment) {
        boolean critical = fresh.stream().anyMatch(a -> a.severity() == AlertSeverity.CRITICAL);
        if (moment.paused() || moment.perMinute() < 1 || (moment.quiet() && !critical)) {
            return moment.now().plus(MINUTE);
        }
        Instant at = moment.now();
        if (rung.size() >= moment.perMinute()) {
            at = rung.get(rung.size() - moment.perMinute()).plus(MINUTE);
        }
        if (before != null && !rung.isEmpty()) {
            Instant gap = Objects.requireNonNull(rung.getLast()).plus(GROUP_GAP);
            at = gap.isAfter(at) ? gap : at;
        }
        return at;
    }
}
