package dev.drover.tray.notify;

import dev.drover.tray.bus.SessionBus;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.types.UInt32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Shows bubbles through the notification server of a Linux desktop. Connects when there is
/// something to show and holds on to the connection; a bus or a server that is missing, ends or
/// comes back is noticed at the next bubble, and until then nothing is asked of anybody.
public final class FreedesktopNotifications implements BubbleDisplay {
    private static final Logger log = LoggerFactory.getLogger(FreedesktopNotifications.class);

    private final SessionBus at;
    private final Listener listener;
    private final Map<String, UInt32> ids = new HashMap<>();
    private final Map<UInt32, String> tokens = new HashMap<>();
    private @Nullable DBusConnection bus;
    private volatile @Nullable Set<String> capabilities;

    public FreedesktopNotifications(SessionBus at, Listener listener) {
        this.at = at;
        this.listener = listener;
    }

    @Override
    public boolean show(Bubble bubble) {
        // Once more on a new connection: the old one may have ended without a word.
        return send(bubble) || (disconnectIfBroken() && send(bubble));
    }

    private boolean send(Bubble bubble) {
        DBusConnection open = connection().orElse(null);
        if (open == null) {
            return false;
        }
        try {
            if (!SessionBus.answers(open, NotificationServer.NAME)) {
                serverGone();
                return false;
            }
            NotificationServer server = server(open);
            Message message = Message.of(bubble, capabilities(server));
            UInt32 id =
                    server.Notify(
                            "Drover",
                            replaced(bubble.group()),
                            "",
                            message.summary(),
                            message.body(),
                            message.actions(),
                            message.hints(),
                            message.expireTimeout());
            remember(bubble.group(), id);
            return true;
        } catch (DBusException | DBusExecutionException e) {
            log.debug("The notification server does not answer: {}", e.toString());
            return false;
        }
    }

    private synchronized Optional<DBusConnection> connection() {
        if (bus != null && !bus.isConnected()) {
            disconnect();
        }
        if (bus == null) {
            bus = at.connect(this::serverGone).flatMap(this::listen).orElse(null);
        }
        return Optional.ofNullable(bus);
    }

    private Optional<DBusConnection> listen(DBusConnection open) {
        try {
            open.addSigHandler(NotificationServer.ActionInvoked.class, s -> chosen(s.id, s.key));
            open.addSigHandler(NotificationServer.NotificationClosed.class, s -> gone(s.id));
            open.addSigHandler(NotificationServer.ActivationToken.class, this::keep);
            open.addSigHandler(
                    DBus.NameOwnerChanged.class,
                    signal -> {
                        if (signal.name.equals(NotificationServer.NAME)) {
                            serverGone();
                        }
                    });
            return Optional.of(open);
        } catch (DBusException | RuntimeException e) {
            log.debug("The session bus does not listen: {}", e.toString());
            SessionBus.leave(open);
            return Optional.empty();
        }
    }

    private static NotificationServer server(DBusConnection open) throws DBusException {
        return open.getRemoteObject(
                NotificationServer.NAME, NotificationServer.PATH, NotificationServer.class);
    }

    /// Asked once of each server, and without the lock: signals of the bus wait for that.
    private Set<String> capabilities(NotificationServer server) {
        Set<String> known = capabilities;
        if (known == null) {
            known = Set.copyOf(new HashSet<>(server.GetCapabilities()));
            capabilities = known;
        }
        return known;
    }

    private synchronized UInt32 replaced(String group) {
        return ids.getOrDefault(group, new UInt32(0));
    }

    private synchronized void remember(String group, UInt32 id) {
        ids.put(group, id);
    }

    private synchronized void keep(NotificationServer.ActivationToken signal) {
        if (ids.containsValue(signal.id)) {
            tokens.put(signal.id, signal.token);
        }
    }

    private void chosen(UInt32 id, String key) {
        String group;
        String token;
        synchronized (this) {
            group = group(id);
            token = tokens.getOrDefault(id, "");
        }
        if (group != null) {
            Arrays.stream(Bubble.Choice.values())
                    .filter(choice -> choice.key().equals(key))
                    .findFirst()
                    .ifPresent(choice -> listener.chosen(group, choice, token));
        }
    }

    private void gone(UInt32 id) {
        String group;
        synchronized (this) {
            group = group(id);
            tokens.remove(id);
            if (group != null) {
                ids.remove(group);
            }
        }
        if (group != null) {
            listener.gone(group);
        }
    }

    private @Nullable String group(UInt32 id) {
        return ids.entrySet().stream()
                .filter(e -> e.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /// Another server, or none: its bubbles went with it, and the next one may know less or more.
    private void serverGone() {
        List<String> groups;
        synchronized (this) {
            groups = List.copyOf(ids.keySet());
            ids.clear();
            tokens.clear();
            capabilities = null;
        }
        groups.forEach(listener::gone);
    }

    @Override
    public void hide(String group) {
        UInt32 id;
        DBusConnection open;
        synchronized (this) {
            id = ids.remove(group);
            open = bus;
        }
        if (id == null || open == null || !open.isConnected()) {
            return;
        }
        try {
            if (SessionBus.hasOwner(open, NotificationServer.NAME)) {
                server(open).CloseNotification(id);
            }
        } catch (DBusException | DBusExecutionException e) {
            // Some servers answer so when a person was faster.
            log.debug("A notification is gone already: {}", e.toString());
        }
    }

    private synchronized boolean disconnectIfBroken() {
        boolean broken = bus != null && !bus.isConnected();
        if (broken) {
            disconnect();
        }
        return broken;
    }

    private synchronized void disconnect() {
        if (bus != null) {
            SessionBus.leave(bus);
        }
        bus = null;
        capabilities = null;
        ids.clear();
        tokens.clear();
    }

    @Override
    public void close() {
        List<String> groups;
        synchronized (this) {
            groups = List.copyOf(ids.keySet());
        }
        groups.forEach(this::hide);
        disconnect();
    }
}
