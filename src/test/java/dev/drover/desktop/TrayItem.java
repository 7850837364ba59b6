package dev.drover.desktop;

import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The StatusNotifier item of a program as a tray host sees it on the bus: its picture,
/// and its menu over `com.canonical.dbusmenu`.
///
/// @param name its connection on the bus
record TrayItem(SessionBus bus, String name, String path) {
    private static final String WATCHER = "org.kde.StatusNotifierWatcher";
    private static final String ITEM = "org.kde.StatusNotifierItem";
    private static final String MENU = "com.canonical.dbusmenu";

    /// @param label null for a line that separates
    record Line(int id, String label, boolean enabled) {}

    /// The item that this process has registered with the desktop's watcher.
    static Optional<TrayItem> of(SessionBus bus, long pid) throws IOException {
        if (!bus.hasOwner(WATCHER)) {
            return Optional.empty();
        }
        for (String item : registered(bus)) {
            // Such as `:1.6/org/ayatana/NotificationItem/x`.
            int slash = item.indexOf('/');
            String name = item.substring(0, slash);
            if (bus.hasOwner(name) && bus.pidOf(name) == pid) {
                return Optional.of(new TrayItem(bus, name, item.substring(slash)));
            }
        }
        return Optional.empty();
    }

    private static List<String> registered(SessionBus bus) throws IOException {
        Object value =
                bus.property(
                        WATCHER,
                        "/StatusNotifierWatcher",
                        WATCHER,
                        "RegisteredStatusNotifierItems");
        return list(value).stream().map(String::valueOf).toList();
    }

    String title() throws IOException {
        return (String) bus.property(name, path, ITEM, "Title");
    }

    /// The picture that the host is told to show.
    ScreenPicture picture() throws IOException {
        return ScreenPicture.read(Path.of((String) bus.property(name, path, ITEM, "IconName")));
    }

    List<Line> menu() throws IOException {
        Object[] layout =
                bus.call(name, menuPath(), MENU, "GetLayout", "iias", 0, -1, new String[0]);
        List<Line> lines = new ArrayList<>();
        for (Object child : list(list(layout[1]).get(2))) {
            List<?> line = list(child instanceof Variant<?> variant ? variant.getValue() : child);
            Map<?, ?> properties = (Map<?, ?>) line.get(1);
            lines.add(
                    new Line(
                            ((Number) line.get(0)).intValue(),
                            (String) value(properties, "label"),
                            !Boolean.FALSE.equals(value(properties, "enabled"))));
        }
        return lines;
    }

    /// All words of the menu, a line each.
    String words() throws IOException {
        return String.join(
                "\n", menu().stream().map(l -> l.label() == null ? "" : l.label()).toList());
    }

    /// Chooses a line as a host does when a person clicks it.
    void choose(String label) throws IOException {
        Line line =
                menu().stream()
                        .filter(l -> l.label() != null && l.label().startsWith(label))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no line " + label + " in the menu"));
        bus.call(
                name,
                menuPath(),
                MENU,
                "Event",
                "isvu",
                line.id(),
                "clicked",
                new Variant<>(""),
                new UInt32(0));
    }

    private String menuPath() throws IOException {
        return String.valueOf(bus.property(name, path, ITEM, "Menu"));
    }

    private static Object value(Map<?, ?> properties, String key) {
        Object value = properties.get(key);
        return value instanceof Variant<?> variant ? variant.getValue() : value;
    }

    /// The library hands out arrays and structures in more than one form.
    private static List<?> list(Object value) {
        return switch (value) {
            case Object[] array -> List.of(array);
            case Collection<?> collection -> List.copyOf(collection);
            case org.freedesktop.dbus.Container container -> List.of(container.getParameters());
            default -> throw new AssertionError("not a list: " + value);
        };
    }
}
