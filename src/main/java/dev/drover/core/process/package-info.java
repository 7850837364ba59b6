/// What a look at the processes means: whose they are, why they are alive, which are too many, and
/// what was left behind.
///
/// **Responsibility:** the tree and its classes, as pure functions from the facts of one look. It
/// never looks, and it ends nothing: who ends a process asks here first, and checks again.
///
/// **May use:** `model`, and of `core` what every rule needs (floor 1).
///
/// **Decision:** what is unknown stays. A class that could lead to an end wants evidence: a session
/// that Drover has seen above the process and that has ended since, or a server that a
/// configuration names and whose terminal session is gone. That its parent is pid 1 proves nothing.
@NullMarked
package dev.drover.core.process;

import org.jspecify.annotations.NullMarked;
