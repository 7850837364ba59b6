package dev.drover.ui.alerts;

import dev.drover.model.AlertKind;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.GuardDeed;
import dev.drover.model.view.SilencesView;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the page of alerts needs from the daemon beside the snapshot. `history` and `silences` are
/// answered from memory and never wait; all others may wait for the disk and throw {@link
/// dev.drover.core.Refused}.
///
/// @param history all alerts, those that are over as well
/// @param acknowledge a person knows of the alert with this id
/// @param resolve a person closes it
/// @param mute keeps a kind quiet for a time
/// @param resume ends the pause of all notifications
/// @param restore brings back what a settings file is missing; told is what was done
public record AlertDeeds(
        Supplier<List<AlertView>> history,
        Supplier<SilencesView> silences,
        Function<String, AlertView> acknowledge,
        Function<String, AlertView> resolve,
        BiFunction<AlertKind, Duration, SilencesView> mute,
        Function<AlertKind, SilencesView> unmute,
        Supplier<SilencesView> resume,
        Function<String, GuardDeed> restore) {}
