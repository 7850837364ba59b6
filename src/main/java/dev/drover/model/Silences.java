package dev.drover.model;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.time.Instant;

/// What a person does not want to be disturbed by, and until when. Alerts fire and are listed all
/// the same.
///
/// @param muted kinds of alerts, each with the time at which it may disturb again
/// @param pausedUntil no notification at all before then, null if they are not paused
public record Silences(PMap<AlertKind, Instant> muted, @Nullable Instant pausedUntil) {
    public static final Silences NONE = new Silences(HashTreePMap.empty(), null);

    public boolean isMuted(AlertKind kind, Instant now) {
        Instant until = muted.get(kind);
        return until != null && now.isBefore(until);
    }

    public Silences withMuted(AlertKind kind, Instant until) {
        return new Silences(muted.plus(kind, until), pausedUntil);
    }

    public Silences withUnmuted(AlertKind kind) {
        return muted.containsKey(kind) ? new Silences(muted.minus(kind), pausedUntil) : this;
    }

    public Silences withPause(@Nullable Instant until) {
        return new Silences(muted, until);
    }
}
