package dev.drover.model.view;

import dev.drover.model.InstanceState;
import dev.drover.model.Saved;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Everything at a glance: what `drover status` prints and the tray's text says.
///
/// @param live instances that have not ended
/// @param states how many live instances are in each state; states without any are absent
/// @param waiting those that wait for a person, longest first
/// @param notices what the daemon has to say about itself, such as a degraded store
/// @param alerts those that are not resolved, the most severe first, then the oldest
/// @param pausedUntil no notification disturbs before then; null while they are not paused
/// @param savedToday what was won back today, null if nothing was
public record Overview(
        int live,
        Map<InstanceState, Integer> states,
        List<InstanceView> waiting,
        List<String> notices,
        List<AlertView> alerts,
        @Nullable Instant pausedUntil,
        @Nullable Saved savedToday) {
    /// Nothing was won back today.
    public Overview(
            int live,
            Map<InstanceState, Integer> states,
            List<InstanceView> waiting,
            List<String> notices,
            List<AlertView> alerts,
            @Nullable Instant pausedUntil) {
        this(live, states, waiting, notices, alerts, pausedUntil, null);
    }

    /// Nothing is wrong with anybody, and nobody has asked for quiet.
    public Overview(
            int live,
            Map<InstanceState, Integer> states,
            List<InstanceView> waiting,
            List<String> notices) {
        this(live, states, waiting, notices, List.of(), null);
    }
}
