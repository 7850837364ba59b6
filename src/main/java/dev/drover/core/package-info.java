/// The rules: what may happen and what follows from it, as pure functions `(State, now) →
/// Decision(events, reply)`.
///
/// **Responsibility:** every decision Drover takes about its own state. Facts come in as arguments:
/// a rule never probes, waits, reads a clock or draws a random number, so a table of cases tests
/// it.
///
/// **May use:** `model` (floor 1).
///
/// **Decision:** functions and not command classes; the expected no is a {@link
/// dev.drover.core.Refusal}, thrown as {@link dev.drover.core.Refused} and turned into an answer at
/// the boundary, never logged.
@NullMarked
package dev.drover.core;

import org.jspecify.annotations.NullMarked;
