package dev.drover.ui.window;

import dev.drover.model.Place;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Where a person has been in the window, for the way back and forth, as in a browser.
final class Trail {
    private static final int LONGEST = 100;

    private final Deque<Place> behind = new ArrayDeque<>();
    private final Deque<Place> ahead = new ArrayDeque<>();
    private @Nullable Place here;

    /// A step to another place; what was ahead is forgotten.
    void go(Place place) {
        if (place.equals(here)) {
            return;
        }
        if (here != null) {
            behind.push(here);
            if (behind.size() > LONGEST) {
                behind.removeLast();
            }
        }
        ahead.clear();
        here = place;
    }

    /// The same step leads somewhere else now.
    void correct(Place place) {
        here = place;
    }

    /// @return where the step back leads; empty at the beginning
    Optional<Place> back() {
        return step(behind, ahead);
    }

    /// @return where the step forward leads; empty at the end
    Optional<Place> forward() {
        return step(ahead, behind);
    }

    private Optional<Place> step(Deque<Place> from, Deque<Place> to) {
        Place next = from.poll();
        // A corrected step may have become the same as its neighbour.
        while (next != null && next.equals(here)) {
            next = from.poll();
        }
        if (next == null) {
            return Optional.empty();
        }
        if (here != null) {
            to.push(here);
        }
        here = next;
        return Optional.of(next);
    }

    Optional<Place> here() {
        return Optional.ofNullable(here);
    }
}
