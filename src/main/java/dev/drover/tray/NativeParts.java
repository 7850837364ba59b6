package dev.drover.tray;

import dorkbox.systemTray.Entry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.Optional;

/// What the tray's library keeps below its menu: it offers neither lines out of sight nor a menu
/// that is built in one step, but the parts for both are there. An answer may be missing in
/// another version of the library; then the menu works without.
final class NativeParts {
    private static final Logger log = LoggerFactory.getLogger(NativeParts.class);

    private NativeParts() {}

    /// What carries out an entry's changes.
    static Optional<Object> peer(Entry entry) {
        return field(Entry.class, "peer", entry);
    }

    /// The toolkit's own item: a pointer to a GTK widget, or a Swing or AWT component.
    static Optional<Object> item(Entry entry) {
        Object peer = peer(entry).orElse(null);
        Class<?> type = peer == null ? null : peer.getClass();
        while (type != null) {
            Optional<Object> found = field(type, "_native", peer);
            if (found.isPresent()) {
                return found;
            }
            type = type.getSuperclass();
        }
        return Optional.empty();
    }

    private static Optional<Object> field(Class<?> type, String name, @Nullable Object in) {
        try {
            Field field = type.getDeclaredField(name);
            VarHandle handle =
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                            .unreflectVarHandle(field);
            return Optional.ofNullable(handle.get(in));
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.trace("No {} in {}: {}", name, type, e.toString());
            return Optional.empty();
        }
    }
}
