package dev.drover.core;

import dev.drover.model.State;

import java.time.Instant;

/// A decision waiting for the current state and time. The writer runs it, and nothing else does.
///
/// @param <R> what the caller wants to know
@FunctionalInterface
public interface Rule<R> {
    /// @throws Refused where the answer is an expected no
    Decision<R> decide(State state, Instant now);
}
