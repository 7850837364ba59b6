package dev.drover.tray.notify;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What to do now.
///
/// @param show bubbles to show, each in place of its group's last
/// @param hide groups whose bubble is to go
/// @param again when to look again though nothing changes, null for never
record Verdict(Board board, List<Bubble> show, Set<String> hide, @Nullable Instant again) {}
