/// What agents use up: tokens, money, shares of limits. Words only; how they are read, counted and
/// judged stands in `agents.usage`, `store`, `core.usage` and `daemon.usage`.
///
/// **May use:** `java.base`, jspecify, `model` (floor 0).
///
/// **Decision:** none of this is part of `State`. What changes with every answer of a model goes a
/// second way (see `daemon.usage`), so that it is neither an event nor a row of the journal, and a
/// first look at years of transcripts never delays a hook.
@NullMarked
package dev.drover.model.usage;

import org.jspecify.annotations.NullMarked;
