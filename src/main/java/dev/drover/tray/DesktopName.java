package dev.drover.tray;

import dorkbox.os.OS;

import kotlin.Lazy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.Locale;

/// Tells the tray's library which desktop this is, by the desktop's own word for itself.
///
/// Left alone it has `ps` list all processes and looks for names in that, which fits many desktops
/// badly; and where the list is longer than a pipe holds, as with a few coding agents at work, it
/// waits a whole minute for `ps` before it shows an icon. In another version of the library the
/// answers may lie elsewhere; then it asks as it always did.
final class DesktopName {
    private static final Logger log = LoggerFactory.getLogger(DesktopName.class);

    private DesktopName() {}

    /// Once, before the library is asked for a tray. Linux only.
    ///
    /// @param current what `XDG_CURRENT_DESKTOP` says, such as `ubuntu:GNOME`; empty if unset
    static void tell(String current) {
        answer("isGnome", says(current, "gnome"));
        answer("isXfce", says(current, "xfce"));
        answer("isChromeOS", false); // its Linux programs run without a tray
    }

    static boolean says(String current, String name) {
        return Arrays.asList(current.toLowerCase(Locale.ROOT).split(":", -1)).contains(name);
    }

    /// Puts the answer where the library keeps it once it has asked.
    private static void answer(String question, boolean answer) {
        try {
            Class<?> desktop = OS.DesktopEnv.class;
            Object kept =
                    MethodHandles.privateLookupIn(desktop, MethodHandles.lookup())
                            .findStaticVarHandle(desktop, question + "$delegate", Lazy.class)
                            .get();
            Class<?> keeper = kept.getClass();
            MethodHandles.privateLookupIn(keeper, MethodHandles.lookup())
                    .findVarHandle(keeper, "_value", Object.class)
                    .setVolatile(kept, answer);
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.debug("The tray's library is left to ask {} itself: {}", question, e.toString());
        }
    }
}
