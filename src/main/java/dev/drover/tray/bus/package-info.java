/// The way to the desktop's session bus, where there is one.
///
/// **May use:** nothing of Drover.
///
/// **Decision:** each user has a connection of its own, so that whoever loses it can open it again
/// without a word to the others.
@NullMarked
package dev.drover.tray.bus;

import org.jspecify.annotations.NullMarked;
