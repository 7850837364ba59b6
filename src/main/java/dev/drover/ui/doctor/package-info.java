/// The page of the doctor: is all well, and what can be done where it is not.
///
/// **Responsibility:** what was found, the bad first, with why it matters and what the doctor would
/// do about it; the preview before it does; what is well, so that people know what was looked at.
/// What is checked and how it is mended, it does not know: that comes in with each finding.
///
/// **May use:** `ui.page`, `ui.part`, `ui.charts` for saving a file, `model`, and of `core` only
/// `Refusal` and `Refused` (part of floor 4).
///
/// **Decision:** the checks read files and ask the daemon, so they run off the FX thread, and only
/// when somebody comes here or asks: a page that nobody looks at costs nothing.
@NullMarked
package dev.drover.ui.doctor;

import org.jspecify.annotations.NullMarked;
