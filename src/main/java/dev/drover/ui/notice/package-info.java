/// Notifications that the toolkit draws itself, for desktops without a notification server.
///
/// **Responsibility:** one pop-up a group, its buttons, its end. When one is due, and in which
/// words, is decided elsewhere.
///
/// **May use:** JavaFX and ControlsFX only (part of floor 4).
///
/// **Decision:** ControlsFX's notifications on an owner that nobody sees: they must come also while
/// there is no window.
@NullMarked
package dev.drover.ui.notice;

import org.jspecify.annotations.NullMarked;
