/// The machine: processes, their ends, their owners, git checkouts, signals.
///
/// **Responsibility:** to look and to act, and to say honestly when something cannot be seen. It
/// decides nothing.
///
/// **May use:** `model` (floor 2).
///
/// **Decision:** `/proc` and a few libc calls (FFM) on Linux, because watching processes is what
/// this product exists for; OSHI elsewhere. git by command line, never by a library.
@NullMarked
package dev.drover.host;

import org.jspecify.annotations.NullMarked;
