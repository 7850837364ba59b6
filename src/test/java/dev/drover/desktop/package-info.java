/// The desktop suite: the real app of `target/drover` on a real X server, with a window manager, a
/// session bus, tray hosts and a notification server, as a normal user.
///
/// `mvn -Pdesktop verify` runs it and nothing else. It needs the Debian packages that `.ci/run`
/// names, no display, and touches neither the user's own desktop nor his Drover: every test has a
/// {@link dev.drover.desktop.DesktopSession} with a home and a bus of its own, on one X server that
/// all share. What fails leaves the screen in `target/screenshots/failed/` and the ends of all logs
/// in the output.
///
/// **Decision:** run as root, everything but the tests themselves becomes a normal user
/// ({@link dev.drover.desktop.DesktopUser}), because the tray's toolkit treats root differently.
package dev.drover.desktop;
