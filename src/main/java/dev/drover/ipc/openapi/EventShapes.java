package dev.drover.ipc.openapi;

import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.SilencesView;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The events of the stream: each kind of {@link Event} under its name, with the fields that its
/// data has. Kinds are found, not listed, so that none can be forgotten.
final class EventShapes {
    private final Shapes shapes;
    private final FieldWords words = FieldWords.load();

    EventShapes(Shapes shapes) {
        this.shapes = shapes;
    }

    /// What each event's data looks like, by the event's name; the first is `reset`.
    Map<String, Object> all() {
        Map<String, Object> events = new LinkedHashMap<>();
        events.put(
                "reset",
                Shapes.inOrder(
                        "description",
                        "All instances as they are now: forget what you knew. The first event of a"
                                + " stream without Last-Event-ID, and whenever too many were"
                                + " missed.",
                        "data",
                        Shapes.list(shapes.of(InstanceView.class))));
        for (Class<?> kind : kinds()) {
            String name = kind.getSimpleName();
            shapes.add("Event." + name, data(kind));
            events.put(
                    name,
                    Shapes.inOrder(
                            "description",
                            words.of(kind).orElseGet(() -> spoken(name)),
                            "data",
                            Shapes.reference("Event." + name)));
        }
        return events;
    }

    /// All records that are events, by name.
    static List<Class<?>> kinds() {
        List<Class<?>> kinds = new ArrayList<>();
        collect(Event.class, kinds);
        kinds.sort(Comparator.comparing(Class::getSimpleName));
        return kinds;
    }

    private static void collect(Class<?> type, List<Class<?>> kinds) {
        if (type.isRecord()) {
            kinds.add(type);
        } else {
            for (Class<?> part : type.getPermittedSubclasses()) {
                collect(part, kinds);
            }
        }
    }

    private Map<String, Object> data(Class<?> kind) {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<String> always = new ArrayList<>(List.of("type"));
        fields.put("type", Shapes.inOrder("const", kind.getSimpleName()));
        if (Event.OfInstance.class.isAssignableFrom(kind)) {
            fields.put("id", shapes.of(InstanceId.class));
            always.add("id");
            fields.put("instance", shapes.of(InstanceView.class));
        } else if (Event.OfPort.class.isAssignableFrom(kind)) {
            fields.put("port", shapes.of(int.class));
            always.add("port");
            fields.put("instance", shapes.of(InstanceView.class));
        } else if (Event.OfAlert.class.isAssignableFrom(kind)) {
            fields.put("id", Shapes.inOrder("type", "string", "pattern", "^[0-9a-f]{8}$"));
            always.add("id");
            fields.put("alert", shapes.of(AlertView.class));
        } else if (Event.OfMessage.class.isAssignableFrom(kind)) {
            fields.put("id", Shapes.inOrder("type", "string", "pattern", "^[0-9a-f]{16}$"));
            always.add("id");
            fields.put("message", shapes.of(MessageView.class));
        } else if (Event.OfSilences.class.isAssignableFrom(kind)) {
            fields.put("silences", shapes.of(SilencesView.class));
            always.add("silences");
        }
        return Shapes.inOrder("type", "object", "properties", fields, "required", always);
    }

    /// Such as `Instance ended.`
    private static String spoken(String name) {
        String words =
                name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
