/// The headless daemon as a service of the user: its description in the words of systemd, launchd
/// and Windows, and what these are asked to do with it.
///
/// **Responsibility:** one description a system, written whole; each step checked. It starts no
/// process itself: whoever makes it hands in a function that runs the system's own programs.
///
/// **May use:** `model`, and what all of `cli` may.
///
/// **Decision:** the service has no window. The app with its tray icon needs more memory than a
/// service should get, starts at login by the desktop's own means, and takes over from the service,
/// which ends in order and therefore is not started again.
@NullMarked
package dev.drover.cli.service;

import org.jspecify.annotations.NullMarked;
