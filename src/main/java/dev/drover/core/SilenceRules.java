package dev.drover.core;

import dev.drover.model.AlertKind;
import dev.drover.model.Event;
import dev.drover.model.VisibleText;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What a person does not want to be disturbed by: kinds of alerts muted for a time, all
/// notifications paused for a time. Every silence ends by itself.
public final class SilenceRules {
    static final Duration LONGEST = Duration.ofDays(30);

    private SilenceRules() {}

    /// @return until when
    public static Rule<Instant> mute(String kind, Duration time) {
        return (state, now) -> {
            Instant until = now.plus(checked(time));
            return new Decision<>(List.of(new Event.KindMuted(kind(kind), until)), until);
        };
    }

    /// @return false if it was not muted
    public static Rule<Boolean> unmute(String kind) {
        return (state, now) -> {
            AlertKind meant = kind(kind);
            return state.silences().muted().containsKey(meant)
                    ? new Decision<>(List.of(new Event.KindUnmuted(meant)), true)
                    : Decision.nothing(false);
        };
    }

    /// @return until when
    public static Rule<Instant> pause(Duration time) {
        return (state, now) -> {
            Instant until = now.plus(checked(time));
            return new Decision<>(List.of(new Event.NotificationsPaused(until)), until);
        };
    }

    /// @return false if they were not paused
    public static Rule<Boolean> resume() {
        return (state, now) ->
                state.silences().pausedUntil() != null
                        ? new Decision<>(List.of(new Event.NotificationsResumed()), true)
                        : Decision.nothing(false);
    }

    /// Ends what has run out, so that whoever shows it hears of it.
    static void expire(Draft draft, Instant now) {
        var silences = draft.state().silences();
        silences.muted().keySet().stream()
                .filter(kind -> !silences.isMuted(kind, now))
                .sorted()
                .toList()
                .forEach(kind -> draft.add(new Event.KindUnmuted(kind)));
        if (silences.pausedUntil() != null && !now.isBefore(silences.pausedUntil())) {
            draft.add(new Event.NotificationsResumed());
        }
    }

    private static AlertKind kind(String word) {
        return AlertKind.named(word)
                .orElseThrow(
                        () ->
                                new Refused(
                                        new Refusal.BadRequest(
                                                "'"
                                                        + VisibleText.line(word, 60)
                                                        + "' is no kind of alert. There are "
                                                        + Arrays.stream(AlertKind.values())
                                                                .map(AlertKind::toString)
                                                                .collect(Collectors.joining(", "))
                                                        + ".")));
    }

    private static Duration checked(Duration time) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(LONGEST) > 0) {
            throw new Refused(
                    new Refusal.BadRequest(
                            "Quiet lasts from 1 second to 30 days, so that nothing is silent for"
                                    + " ever. Write such as 1h or 8h."));
        }
        return time;
    }
}
