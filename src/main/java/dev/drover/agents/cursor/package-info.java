/// Cursor: its hooks, as far as they are documented by others.
///
/// **May use:** `agents`, `model` (part of floor 2).
///
/// **Decision:** only what is sure. No recorded session stands behind it, an event that Cursor does
/// not know may make it reject its whole file, and those of its events that ask for a permission
/// want an answer; so three events are asked for, and its processes are not recognised.
@NullMarked
package dev.drover.agents.cursor;

import org.jspecify.annotations.NullMarked;
