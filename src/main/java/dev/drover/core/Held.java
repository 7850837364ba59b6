package dev.drover.core;

import dev.drover.model.Alert;
import dev.drover.model.AlertMap;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/// Since when troubles hold whose beginning no other fact tells. A value: each look gives the next
/// one. It is not stored: what is not told yet is seen again after a restart, and what is told
/// already has its beginning in its alert.
///
/// @param since by fingerprint
public record Held(PMap<String, Instant> since) {
    public static final Held NOTHING = new Held(HashTreePMap.empty());

    /// @param seen fingerprints of all that this look has found; what it has not found is over
    public Held look(Collection<String> seen, AlertMap alerts, Instant now) {
        PMap<String, Instant> next = HashTreePMap.empty();
        for (String fingerprint : seen) {
            Instant told =
                    alerts.open(fingerprint).map(Alert::trouble).map(t -> t.since()).orElse(now);
            next = next.plus(fingerprint, since.getOrDefault(fingerprint, told));
        }
        return new Held(next);
    }

    /// Both together.
    public Held and(Held other) {
        return other.since.isEmpty() ? this : new Held(since.plusAll(other.since));
    }

    /// Those that hold for at least that long.
    public boolean holdsFor(String fingerprint, Duration time, Instant now) {
        Instant from = since.get(fingerprint);
        return from != null && !from.plus(time).isAfter(now);
    }

    Instant since(String fingerprint, Instant otherwise) {
        return since.getOrDefault(fingerprint, otherwise);
    }
}
