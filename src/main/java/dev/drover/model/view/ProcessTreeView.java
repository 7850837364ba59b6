package dev.drover.model.view;

import dev.drover.model.ServerMark;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// All processes that have to do with agents, and what follows from them.
///
/// @param at when they were looked at
/// @param processes each before those below it, with its depth
/// @param duplicates servers of which there are too many
/// @param savings servers that sessions could share
/// @param hidden live instances whose process cannot be seen
/// @param notices what could not be used: one line each
/// @param marks how often servers should exist, where a person has said so
/// @param shared servers that sessions share, and what that saves
public record ProcessTreeView(
        Instant at,
        List<ProcessView> processes,
        List<Duplicate> duplicates,
        List<Saving> savings,
        int hidden,
        List<String> notices,
        List<ServerMark> marks,
        List<Shared> shared) {
    /// Nobody has marked a server, or shares one.
    public ProcessTreeView(
            Instant at,
            List<ProcessView> processes,
            List<Duplicate> duplicates,
            List<Saving> savings,
            int hidden,
            List<String> notices) {
        this(at, processes, duplicates, savings, hidden, notices, List.of(), List.of());
    }

    /// @param id the same at every look
    /// @param within the place in which there are too many
    /// @param kept keys of those that stay
    /// @param extra keys of those that are too many
    /// @param extraBytes memory that would be won
    public record Duplicate(
            String id,
            String name,
            String within,
            int limit,
            List<String> kept,
            List<String> extra,
            String reason,
            long extraBytes) {}

    /// @param instances sessions that have one each
    public record Saving(String name, String server, int instances, long memoryBytes) {}

    /// @param key of its process
    /// @param sessions that have an end of it
    /// @param savedBytes what the others would take if each had a process of its own
    public record Shared(String name, String key, int sessions, long savedBytes) {}

    /// A directory of a daemon's, with who uses it.
    ///
    /// @param abandoned nobody uses it, and nothing is hidden that could say otherwise
    /// @param trashed its id in the trash, null while it is in its place
    public record Directory(
            String profile,
            String path,
            long bytes,
            boolean whole,
            @Nullable Instant changed,
            List<Long> users,
            boolean abandoned,
            @Nullable String trashed) {}
}
