package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an instance does and what it waits for. The state that people see is derived: a wait shows
/// over whatever is beneath it, and that comes back when the last wait is over.
///
/// @param base what goes on beneath the waits: BUSY, IDLE, BACKGROUND or ERROR
/// @param baseSince when `base` began
/// @param waits open waits, oldest first
/// @param resumes what `base` was before a compaction, null outside one
/// @param detail a few words about the base, such as the error
public record Activity(
        InstanceState base,
        Instant baseSince,
        List<Wait> waits,
        @Nullable InstanceState resumes,
        @Nullable String detail) {
    public Activity {
        waits =
                waits.size() < 2
                        ? List.copyOf(waits)
                        : waits.stream().sorted(Comparator.comparing(Wait::since)).toList();
    }

    public static Activity idle(Instant since) {
        return new Activity(InstanceState.IDLE, since, List.of(), null, null);
    }

    public InstanceState state() {
        return waits.isEmpty() ? base : InstanceState.WAITING;
    }

    /// When the visible state began.
    public Instant since() {
        return waits.isEmpty() ? baseSince : waits.getFirst().since();
    }

    public Optional<String> waitingFor() {
        return waits.isEmpty() ? Optional.empty() : Optional.of(waits.getFirst().reason());
    }
}
