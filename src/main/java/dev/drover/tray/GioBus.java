package dev.drover.tray;

import com.sun.jna.Function;
import com.sun.jna.Pointer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The toolkit's own connection to the session bus. GLib ends the whole process with it when the
/// bus ends, which is meant for programs that are nothing without their desktop; Drover's daemon
/// lives on.
final class GioBus {
    private static final int SESSION = 2;
    private static final Logger log = LoggerFactory.getLogger(GioBus.class);

    private GioBus() {}

    static void surviveItsEnd() {
        try {
            Pointer bus =
                    Function.getFunction("libgio-2.0.so.0", "g_bus_get_sync")
                            .invokePointer(new Object[] {SESSION, Pointer.NULL, Pointer.NULL});
            if (bus != null) {
                // The reference is kept: the connection is the process's own anyway.
                Function.getFunction("libgio-2.0.so.0", "g_dbus_connection_set_exit_on_close")
                        .invokeVoid(new Object[] {bus, 0});
            }
        } catch (RuntimeException | LinkageError e) {
            log.debug("The end of the session bus would end this process: {}", e.toString());
        }
    }
}
