package dev.drover.tray.notify;

import dev.drover.tray.bus.SessionBus;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A notification server on a bus, which a test reads and clicks.
final class RecordingServer implements NotificationServer, AutoCloseable {
    private final DBusConnection bus;
    private final List<String> capabilities;
    private final AtomicInteger ids;
    final List<Shown> shown = new CopyOnWriteArrayList<>();
    final List<Integer> closed = new CopyOnWriteArrayList<>();

    record Shown(
            int id,
            int replaces,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expires) {}

    private RecordingServer(DBusConnection bus, int firstId, List<String> capabilities) {
        this.bus = bus;
        this.capabilities = capabilities;
        this.ids = new AtomicInteger(firstId);
    }

    static RecordingServer on(PrivateBus bus, int firstId, String... capabilities)
            throws DBusException {
        RecordingServer server = new RecordingServer(bus.connect(), firstId, List.of(capabilities));
        server.bus.exportObject(PATH, server);
        server.bus.requestBusName(NAME);
        return server;
    }

    @Override
    public List<String> GetCapabilities() {
        return capabilities;
    }

    @Override
    public UInt32 Notify(
            String appName,
            UInt32 replacesId,
            String appIcon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expireTimeout) {
        int id = replacesId.intValue() == 0 ? ids.getAndIncrement() : replacesId.intValue();
        shown.add(
                new Shown(
                        id,
                        replacesId.intValue(),
                        summary,
                        body,
                        List.copyOf(actions),
                        Map.copyOf(hints),
                        expireTimeout));
        return new UInt32(id);
    }

    @Override
    public void CloseNotification(UInt32 id) {
        closed.add(id.intValue());
        tell(() -> new NotificationClosed(PATH, id, new UInt32(3)));
    }

    void click(int id, String key, String token) {
        UInt32 on = new UInt32(id);
        if (!token.isEmpty()) {
            tell(() -> new ActivationToken(PATH, on, token));
        }
        tell(() -> new ActionInvoked(PATH, on, key));
        tell(() -> new NotificationClosed(PATH, on, new UInt32(2)));
    }

    void expire(int id) {
        tell(() -> new NotificationClosed(PATH, new UInt32(id), new UInt32(1)));
    }

    private interface Signal {
        org.freedesktop.dbus.messages.DBusSignal make() throws DBusException;
    }

    private void tell(Signal signal) {
        try {
            bus.sendMessage(signal.make());
        } catch (DBusException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    /// The name goes at once, the connection when the library is ready to.
    @Override
    public void close() {
        try {
            bus.releaseBusName(NAME);
        } catch (DBusException e) {
            // Closed before, or the bus has gone.
        }
        SessionBus.leave(bus);
    }
}
