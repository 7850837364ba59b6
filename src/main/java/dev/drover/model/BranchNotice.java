package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Something about branches that an agent has to hear, once. It is kept after it was told for as
/// long as it could be found anew.
///
/// @param about what it is about; the same agent is not told of the same twice
/// @param line in Drover's words
/// @param quote in the words of whom it is about, null if there are none
/// @param toldAt null until the agent has read it
public record BranchNotice(
        BranchId id,
        InstanceId to,
        String about,
        String line,
        @Nullable String quote,
        Instant at,
        @Nullable Instant toldAt) {

    public BranchNotice told(Instant when) {
        return new BranchNotice(id, to, about, line, quote, at, when);
    }

    public boolean isTold() {
        return toldAt != null;
    }
}
