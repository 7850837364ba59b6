/// The page of all settings.
///
/// **Responsibility:** show every setting with its meaning, its value and where that comes from,
/// check what is typed, and hand a change on. What settings there are and what they take, it does
/// not know: that comes in with each of them.
///
/// **May use:** `ui.page`, `config`, `model`, and of `core` only `Refusal` and `Refused` (part of
/// floor 4).
///
/// **Decision:** made from the settings themselves, so that a new one has its place here without a
/// line of code.
@NullMarked
package dev.drover.ui.settings;

import org.jspecify.annotations.NullMarked;
