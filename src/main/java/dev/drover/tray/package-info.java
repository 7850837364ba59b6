/// The icon in the tray: what it says and what its menu holds, as a value, and the adapter that
/// draws it.
///
/// **May use:** `daemon`, `model`, and of `core` only `Refusal` and `Refused` (floor 4).
///
/// **Decision:** look for a tray host first and choose the toolkit by what was found, because a
/// tray without a host is invisible and says nothing.
@NullMarked
package dev.drover.tray;

import org.jspecify.annotations.NullMarked;
