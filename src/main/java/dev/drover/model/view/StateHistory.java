package dev.drover.model.view;

import dev.drover.model.InstanceState;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// How many live instances were in each state over a span of time, as steps.
///
/// @param from the earliest moment that is known; later than asked for where the history is shorter
/// or too long to be read at once
/// @param to when it was read
/// @param steps oldest first; each holds until the next, the last until `to`
public record StateHistory(Instant from, Instant to, List<Step> steps) {
    /// @param counts states without any instance are absent
    public record Step(Instant at, Map<InstanceState, Integer> counts) {
        public int of(InstanceState state) {
            return counts.getOrDefault(state, 0);
        }
    }

    public StateHistory {
        steps = List.copyOf(steps);
    }
}
