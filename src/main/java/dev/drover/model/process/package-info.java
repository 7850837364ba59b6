/// What is known of processes beside the bare facts: what a server is, why a process is alive,
/// which daemons are known, and the tree that shows it all.
///
/// **Responsibility:** the words of the process pages, as immutable values. Nothing here looks at
/// the machine or decides what a process is.
///
/// **May use:** `model` (floor 0).
@NullMarked
package dev.drover.model.process;

import org.jspecify.annotations.NullMarked;
