/// Notifications of the desktop: which alerts deserve a bubble, as pure rules, and the displays
/// that show bubbles.
///
/// **May use:** `daemon`, `model`, `tray.bus` (floor 4).
///
/// **Decision:** the rules see alerts, courtesy and time as values and say which bubbles should be
/// on the screen; a display only obeys. So every promise about not disturbing people is a row of a
/// table.
@NullMarked
package dev.drover.tray.notify;

import org.jspecify.annotations.NullMarked;
