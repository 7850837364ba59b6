package dev.drover.tray.notify;

import dev.drover.model.view.AlertView;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// All that decides about bubbles at one moment.
///
/// @param alerts those that are not resolved, the most severe first, then the oldest
/// @param paused no bubble may come up at all
/// @param quiet only what is critical may
/// @param perMinute most bubbles that come up in a minute
/// @param lookedAt the instance that a person looks at in the front window, null if none
/// @param terminals instances whose terminal can be brought to the front
record Moment(
        Instant now,
        List<AlertView> alerts,
        boolean paused,
        boolean quiet,
        int perMinute,
        @Nullable String lookedAt,
        Set<String> terminals) {}
