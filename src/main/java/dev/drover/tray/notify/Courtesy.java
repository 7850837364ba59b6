package dev.drover.tray.notify;

import java.time.LocalTime;
import java.util.function.Predicate;

/// When people do not want to be disturbed.
///
/// @param quiet whether a time of the day is one of the quiet hours
/// @param perMinute most bubbles that come up in a minute
public record Courtesy(Predicate<LocalTime> quiet, int perMinute) {}
