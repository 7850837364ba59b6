/// The page of alerts: what is so, what was, and what can be done about it.
///
/// **Responsibility:** the table by weight, one alert with its evidence beside it, acknowledging,
/// resolving, muting. Which alerts there are, it does not decide.
///
/// **May use:** `ui.page`, `ui.part`, `ui.table`, `model`, and of `core` only `Refused` (part of
/// floor 4).
///
/// **Decision:** what it does to an alert comes in as functions ({@link AlertDeeds}), the same
/// operations as the command line's.
@NullMarked
package dev.drover.ui.alerts;

import org.jspecify.annotations.NullMarked;
