package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What would end, or what became of it; answer of `POST /v1/processes/end` and `…/clean`.
///
/// @param id of the ending in the journal; null for a preview, or if there was nothing to end
/// @param preview nothing was done
/// @param memoryBytes resident memory won; for a preview what would be
/// @param durable false if the disk takes nothing, so that the journal has no row of it
public record EndingView(
        @Nullable String id,
        boolean preview,
        long memoryBytes,
        List<Row> processes,
        boolean durable) {
    public EndingView {
        processes = List.copyOf(processes);
    }

    /// One process.
    ///
    /// @param key `PID@STARTTICKS`, for the next command
    /// @param command what it runs, without secrets; empty if unknown
    /// @param ends false for what is kept or gone
    /// @param reason why it ends, or why it does not
    /// @param outcome what became of it, such as `ended-by-term`; null for a preview and what is
    /// kept
    /// @param words the outcome for people
    /// @param undo how to get it back, null if there is no way
    public record Row(
            String key,
            long pid,
            String command,
            @Nullable Long memoryBytes,
            boolean ends,
            String reason,
            @Nullable String outcome,
            @Nullable String words,
            @Nullable String undo) {}

    public long ending() {
        return processes.stream().filter(Row::ends).count();
    }
}
