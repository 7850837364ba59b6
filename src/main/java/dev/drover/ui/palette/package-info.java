/// The palette: every command and instance, found by a few letters (Ctrl+K).
///
/// **Responsibility:** match and rank what is typed, show it, run what is chosen. What can be
/// chosen comes in, made when the palette opens.
///
/// **May use:** `ui.page`, `ui.part`, `model` (part of floor 4).
///
/// **Decision:** letters in order rather than whole words, with beginnings of words first: so
/// people find a thing by its initials.
@NullMarked
package dev.drover.ui.palette;

import org.jspecify.annotations.NullMarked;
