package dev.drover.store;

import dev.drover.model.Activity;
import dev.drover.model.Event;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Events as the journal holds them: the name of the type, and the content as one JSON object.
/// Types are found through the sealed {@link Event}, so a new one needs no line here.
public final class EventJson {
    private static final Map<String, Class<?>> TYPES =
            records(Event.class)
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Class::getSimpleName, Function.identity()));

    private EventJson() {}

    /// The event's name, such as `InstanceEnded`.
    public static String type(Event event) {
        return event.getClass().getSimpleName();
    }

    public static String write(Event event) {
        return event instanceof Event.ActivityChanged change && isPlain(change.activity())
                ? write(change)
                : StoreJson.MAPPER.writeValueAsString(event);
    }

    private static boolean isPlain(Activity activity) {
        return activity.waits().isEmpty() && activity.detail() == null;
    }

    /// By hand, since most hooks that are recorded come to this, and words need no escape: on a
    /// machine at rest the mapper took a fifth of the time that such a hook takes.
    private static String write(Event.ActivityChanged change) {
        Activity activity = change.activity();
        StringBuilder json = new StringBuilder(192);
        json.append("{\"id\":\"").append(change.id().value());
        json.append("\",\"activity\":{\"base\":\"").append(activity.base());
        json.append("\",\"baseSince\":\"").append(activity.baseSince());
        json.append("\",\"waits\":[]");
        if (activity.resumes() != null) {
            json.append(",\"resumes\":\"").append(activity.resumes()).append('"');
        }
        return json.append("},\"source\":\"").append(change.source()).append("\"}").toString();
    }

    /// @throws StoreException CORRUPT if there is no such type or the content does not fit it
    public static Event read(String type, String json) {
        Class<?> wanted = TYPES.get(type);
        if (wanted == null) {
            throw new StoreException(
                    StoreException.Kind.CORRUPT, "the journal holds an unknown event: " + type);
        }
        try {
            return (Event) StoreJson.MAPPER.readValue(json, wanted);
        } catch (JacksonException e) {
            throw new StoreException(
                    StoreException.Kind.CORRUPT, "cannot read an event of type " + type, e);
        }
    }

    static Stream<Class<?>> records(Class<?> type) {
        Class<?> @Nullable [] permitted = type.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(type)
                : Arrays.stream(permitted).flatMap(EventJson::records);
    }
}
