package dev.drover.model.view;

import dev.drover.model.AlertKind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/// What may not disturb a person now. Alerts fire and are listed all the same.
///
/// @param muted kinds of alerts, each with the time at which it may disturb again
/// @param pausedUntil no notification at all before then; null while they are not paused
public record SilencesView(Map<AlertKind, Instant> muted, @Nullable Instant pausedUntil) {}
