package dev.drover.mcp;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON schemas of records, so that what a tool takes and gives is written down once. What is not
/// marked nullable is required; nothing else than what is named may be there.
final class Schema {
    private Schema() {}

    static Map<String, Object> of(Class<? extends Record> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.put(component.getName(), property(component));
            if (isRequired(component)) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Map<String, Object> property(RecordComponent component) {
        Map<String, Object> schema = new LinkedHashMap<>(schema(component.getGenericType()));
        Says says = component.getAnnotation(Says.class);
        if (says == null) {
            return schema;
        }
        if (isNumber(component.getType())) {
            schema.put("minimum", says.least());
            if (says.most() < Long.MAX_VALUE) {
                schema.put("maximum", says.most());
            }
        }
        if (says.longest() > 0) {
            schema.put(
                    component.getType() == String.class ? "maxLength" : "maxItems", says.longest());
        }
        schema.put("description", says.value());
        return schema;
    }

    private static Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return Map.of("type", "array", "items", schema(list.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("No schema is made of " + type + ".");
        }
        if (plain.isRecord()) {
            return of(plain.asSubclass(Record.class));
        }
        if (plain.isEnum()) {
            return Map.of("type", "string", "enum", words(plain));
        }
        if (plain == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        return Map.of("type", word(plain));
    }

    /// The words of an enumeration, as they are written.
    static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    static boolean isNumber(Class<?> type) {
        return type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class;
    }

    private static String word(Class<?> type) {
        if (isNumber(type)) {
            return "integer";
        }
        if (type == double.class || type == Double.class) {
            return "number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == String.class) {
            return "string";
        }
        throw new IllegalArgumentException("No schema is made of " + type + ".");
    }
}
