package dev.drover.model;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// All alerts that are remembered, open and resolved, with the newest one of each fingerprint at
/// hand: whether a trouble is told already is asked after every word of an agent.
public final class AlertMap {
    public static final AlertMap EMPTY = new AlertMap(HashTreePMap.empty(), HashTreePMap.empty());

    private final PMap<AlertId, Alert> byId;
    private final PMap<String, AlertId> newest;

    private AlertMap(PMap<AlertId, Alert> byId, PMap<String, AlertId> newest) {
        this.byId = byId;
        this.newest = newest;
    }

    public Collection<Alert> all() {
        return byId.values();
    }

    public List<Alert> open() {
        return byId.values().stream().filter(Alert::isOpen).toList();
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    public Optional<Alert> get(AlertId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The alert that fired last for this fingerprint, open or not.
    public Optional<Alert> newest(String fingerprint) {
        return Optional.ofNullable(newest.get(fingerprint)).map(byId::get);
    }

    public Optional<Alert> open(String fingerprint) {
        return newest(fingerprint).filter(Alert::isOpen);
    }

    public AlertMap with(Alert alert) {
        String fingerprint = alert.trouble().fingerprint();
        boolean last = newest(fingerprint).filter(known -> isAfter(known, alert)).isEmpty();
        return new AlertMap(
                byId.plus(alert.id(), alert), last ? newest.plus(fingerprint, alert.id()) : newest);
    }

    /// An open one counts before one that is resolved, whatever their times say.
    private static boolean isAfter(Alert known, Alert other) {
        if (known.id().equals(other.id())) {
            return false;
        }
        return known.isOpen() != other.isOpen()
                ? known.isOpen()
                : known.firedAt().isAfter(other.firedAt());
    }

    public AlertMap without(AlertId id) {
        Alert old = byId.get(id);
        if (old == null) {
            return this;
        }
        String fingerprint = old.trouble().fingerprint();
        return new AlertMap(
                byId.minus(id),
                id.equals(newest.get(fingerprint)) ? newest.minus(fingerprint) : newest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AlertMap that && byId.equals(that.byId);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }

    @Override
    public String toString() {
        return byId.toString();
    }
}
