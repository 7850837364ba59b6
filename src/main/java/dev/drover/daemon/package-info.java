/// The daemon: a function with a memory. One thread owns one immutable state; every change is a
/// rule that is decided, applied, recorded in one transaction, published, and then answered.
///
/// **Responsibility:** the order above, the operations that need the world (report, observe,
/// label), the watchers, and the routes of the API.
///
/// **May use:** `core`, `store`, `host`, `ipc`, `agents`, `config`, `model` (floor 3).
///
/// **Decision:** one writer instead of locks, because then every reader looks at a state that was
/// true as a whole, and nothing is answered before it is on disk.
@NullMarked
package dev.drover.daemon;

import org.jspecify.annotations.NullMarked;
