package dev.drover.tray;

import dev.drover.tray.bus.SessionBus;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/// Asks the session bus whether a tray shows icons, and tells when one comes or goes. Knows nothing
/// of icons.
final class StatusNotifierWatch implements AutoCloseable {
    static final String WATCHER = "org.kde.StatusNotifierWatcher";
    private static final Logger log = LoggerFactory.getLogger(StatusNotifierWatch.class);

    private final DBusConnection bus;

    /// What of the watcher's interface is listened to.
    @DBusInterfaceName(WATCHER)
    interface WatcherSignals extends DBusInterface {
        final class StatusNotifierHostRegistered extends DBusSignal {
            /// Called by the bus library.
            public StatusNotifierHostRegistered(String path) throws DBusException {
                super(path);
            }
        }
    }

    private StatusNotifierWatch(DBusConnection bus) {
        this.bus = bus;
    }

    /// @param changed called on a thread of the bus when a tray comes or goes
    /// @param lost called when the bus itself goes
    /// @return empty where there is no session bus
    static Optional<StatusNotifierWatch> open(SessionBus at, Runnable changed, Runnable lost) {
        return at.connect(lost).flatMap(bus -> listen(bus, changed));
    }

    private static Optional<StatusNotifierWatch> listen(DBusConnection bus, Runnable changed) {
        try {
            bus.addSigHandler(
                    DBus.NameOwnerChanged.class,
                    signal -> {
                        if (signal.name.equals(WATCHER)) {
                            changed.run();
                        }
                    });
            // A watcher may be there before the tray that it watches for.
            bus.addSigHandler(
                    WatcherSignals.StatusNotifierHostRegistered.class, signal -> changed.run());
            return Optional.of(new StatusNotifierWatch(bus));
        } catch (DBusException | RuntimeException e) {
            log.debug("The session bus does not listen: {}", e.toString());
            SessionBus.leave(bus);
            return Optional.empty();
        }
    }

    /// The name is looked at first, so that asking does not start anything.
    boolean isHostRegistered() {
        try {
            if (!SessionBus.hasOwner(bus, WATCHER)) {
                return false;
            }
            Properties watcher =
                    bus.getRemoteObject(WATCHER, "/StatusNotifierWatcher", Properties.class);
            Object value = watcher.Get(WATCHER, "IsStatusNotifierHostRegistered");
            return Boolean.TRUE.equals(value instanceof Variant<?> v ? v.getValue() : value);
        } catch (DBusException | DBusExecutionException e) {
            log.debug("The tray's watcher does not answer: {}", e.toString());
            return false;
        }
    }

    @Override
    public void close() {
        SessionBus.leave(bus);
    }
}
