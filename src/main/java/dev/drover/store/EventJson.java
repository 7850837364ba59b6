package dev.drover.store;

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
        return StoreJson.MAPPER.writeValueAsString(event);
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
