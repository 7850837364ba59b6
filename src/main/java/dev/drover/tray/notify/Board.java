package dev.drover.tray.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What people were told so far.
///
/// @param up the bubbles on the screen, by group
/// @param told ids of alerts that were in a bubble, or that a person was looking at
/// @param rung when bubbles came up in the last minute
record Board(Map<String, Bubble> up, Set<String> told, List<Instant> rung) {
    static final Board EMPTY = new Board(Map.of(), Set.of(), List.of());

    Board {
        up = Map.copyOf(up);
        told = Set.copyOf(told);
        rung = List.copyOf(rung);
    }
}
