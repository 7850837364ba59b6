/// The words of Drover as immutable values: ids, instances, sessions, workspaces, events, and the
/// one immutable {@link dev.drover.model.State} that they make up.
///
/// **Responsibility:** what things are and how one event changes the state. Nothing here decides,
/// waits, reads a clock or touches the machine.
///
/// **May use:** `java.base`, JSpecify and PCollections only (floor 0).
///
/// **Decision:** maps are persistent (PCollections), because each event makes a new `State`:
/// copying a hash map of 10,000 instances for one change would make the cost of a hook grow with
/// the herd.
@NullMarked
package dev.drover.model;

import org.jspecify.annotations.NullMarked;
