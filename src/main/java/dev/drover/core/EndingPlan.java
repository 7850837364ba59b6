package dev.drover.core;

import dev.drover.model.EndingCause;
import dev.drover.model.EndingKeep;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Which processes would end, in this order, and which would not, and why.
///
/// @param ends leaves first: no process stands before one that it started
/// @param kept processes that were met on the way and must not end
/// @param absent wanted, but not there any more, or not to be seen
public record EndingPlan(List<End> ends, List<Kept> kept, List<ProcessKey> absent) {
    public EndingPlan {
        ends = List.copyOf(ends);
        kept = List.copyOf(kept);
        absent = List.copyOf(absent);
    }

    /// @param reason for people
    /// @param owner the nearest live instance above it, null if there is none
    public record End(
            ProcessFacts process, EndingCause cause, String reason, @Nullable ProcessKey owner) {
        public ProcessKey key() {
            return process.key();
        }
    }

    public record Kept(ProcessFacts process, EndingKeep reason) {}

    public List<ProcessKey> keys() {
        return ends.stream().map(End::key).toList();
    }

    /// Resident memory of all that would end, as far as it is known. Pages that several share are
    /// counted for each.
    public long memoryBytes() {
        return ends.stream()
                .map(e -> e.process().memoryBytes())
                .filter(bytes -> bytes != null)
                .mapToLong(Long::longValue)
                .sum();
    }
}
