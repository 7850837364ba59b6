package dev.drover.tray.bus;

import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Opens connections to the session bus and asks it who is there. That none is there is an answer,
/// never an error. All threads of a connection are daemons.
public final class SessionBus {
    /// The library tries once in each half second of this time.
    private static final int ONE_TRY = 500;

    private static final Logger log = LoggerFactory.getLogger(SessionBus.class);

    private final @Nullable String address;

    private SessionBus(@Nullable String address) {
        this.address = address;
    }

    /// The bus of this user's desktop.
    public static SessionBus ofThisDesktop() {
        return new SessionBus(null);
    }

    /// @param address such as `unix:path=/run/user/1000/bus`
    public static SessionBus at(String address) {
        return new SessionBus(address);
    }

    /// @param lost called on a thread of the bus when the connection breaks by itself
    public Optional<DBusConnection> connect(Runnable lost) {
        try {
            DBusConnectionBuilder builder =
                    address == null
                            ? DBusConnectionBuilder.forSessionBus()
                            : DBusConnectionBuilder.forAddress(address);
            return Optional.of(
                    builder.withShared(false)
                            .transportConfig()
                            .withTimeout(ONE_TRY)
                            .back()
                            .withDisconnectCallback(
                                    new IDisconnectCallback() {
                                        @Override
                                        public void disconnectOnError(IOException e) {
                                            log.debug(
                                                    "The session bus went away: {}", e.toString());
                                            lost.run();
                                        }
                                    })
                            .build());
        } catch (DBusException | RuntimeException e) {
            // Whatever goes wrong on the way to the bus, the answer is the same: none is here.
            log.debug("No session bus: {}", e.toString());
            return Optional.empty();
        }
    }

    /// Whether somebody has that name; asking starts nothing.
    ///
    /// @throws DBusException if the bus does not answer
    public static boolean hasOwner(DBusConnection bus, String name) throws DBusException {
        return daemon(bus).NameHasOwner(name);
    }

    /// Whether somebody has that name, or would be started by a call to it.
    ///
    /// @throws DBusException if the bus does not answer
    public static boolean answers(DBusConnection bus, String name) throws DBusException {
        try {
            DBus daemon = daemon(bus);
            return daemon.NameHasOwner(name)
                    || List.of(daemon.ListActivatableNames()).contains(name);
        } catch (DBusExecutionException e) {
            throw new DBusException("the session bus does not answer", e);
        }
    }

    /// Lets go of a connection. The library may take ten seconds for that; nobody waits for it.
    public static void leave(DBusConnection bus) {
        Thread.ofVirtual().name("bus-leaves").start(bus::disconnect);
    }

    private static DBus daemon(DBusConnection bus) throws DBusException {
        return bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
    }
}
