package dev.drover.ipc.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.drover.ipc.Json;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Records as JSON Schema, as {@link Json} writes and reads them: a component that may be null is
/// absent from the JSON instead, all others are always there. Each record is described once, under
/// its name, and referred to.
final class Shapes {
    private static final String AT = "#/components/schemas/";

    private final FieldWords words = FieldWords.load();
    private final Map<String, Map<String, Object>> described = new TreeMap<>();
    private final Map<String, Class<?>> owners = new LinkedHashMap<>();

    /// All that were referred to so far, by name.
    Map<String, Map<String, Object>> all() {
        return described;
    }

    /// The records that were described so far, by name.
    Map<String, Class<?>> records() {
        return owners;
    }

    void add(String name, Map<String, Object> shape) {
        described.put(name, shape);
    }

    static Map<String, Object> reference(String name) {
        return Map.of("$ref", AT + name);
    }

    static Map<String, Object> list(Map<String, Object> of) {
        return inOrder("type", "array", "items", of);
    }

    /// The schema of a type, or a reference to it.
    ///
    /// @throws IllegalArgumentException if there is no rule for it
    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] parts = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return list(of(parts[0]));
            }
            if (generic.getRawType() == Map.class) {
                return map(parts[0], parts[1]);
            }
        }
        if (type instanceof Class<?> plain) {
            return plain.isRecord() && plain != dev.drover.model.InstanceId.class
                    ? record(plain)
                    : simple(plain);
        }
        throw new IllegalArgumentException("no schema for " + type);
    }

    private static Map<String, Object> simple(Class<?> type) {
        if (type.isEnum()) {
            return inOrder(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        return switch (type.getSimpleName()) {
            case "String" -> inOrder("type", "string");
            case "boolean", "Boolean" -> inOrder("type", "boolean");
            case "int", "Integer" -> inOrder("type", "integer", "format", "int32");
            case "long", "Long" -> inOrder("type", "integer", "format", "int64");
            case "double", "Double" -> inOrder("type", "number", "format", "double");
            case "Instant" -> inOrder("type", "string", "format", "date-time");
            case "InstanceId" ->
                    inOrder("type", "string", "pattern", "^[0-9]{8}_[0-9]{6}_[0-9]+_[0-9a-f]{8}$");
            default -> throw new IllegalArgumentException("no schema for " + type);
        };
    }

    private Map<String, Object> map(Type key, Type value) {
        Map<String, Object> shape = inOrder("type", "object");
        if (key instanceof Class<?> words && words.isEnum()) {
            shape.put("propertyNames", simple(words));
        }
        shape.put("additionalProperties", of(value));
        return shape;
    }

    private Map<String, Object> record(Class<?> type) {
        String name = name(type);
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner != null && owner != type) {
            throw new IllegalArgumentException(owner + " and " + type + " have one name");
        }
        if (owner == null) {
            Map<String, Object> shape = new LinkedHashMap<>();
            described.put(name, shape);
            describe(type, shape);
        }
        return reference(name);
    }

    private void describe(Class<?> type, Map<String, Object> shape) {
        shape.put("type", "object");
        words.of(type).ifPresent(text -> shape.put("description", text));
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
            String name = jsonName(type, part.getName());
            Map<String, Object> own = new LinkedHashMap<>(of(part.getGenericType()));
            words.of(type, part.getName()).ifPresent(text -> own.put("description", text));
            properties.put(name, own);
            if (!isNullable(part.getAnnotatedType())) {
                required.add(name);
            }
        }
        shape.put("properties", properties);
        if (!required.isEmpty()) {
            shape.put("required", required);
        }
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /// Such as `MessageView`, or `InstanceView.Server` for one inside another.
    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null || !outer.isRecord()
                ? type.getSimpleName()
                : name(outer) + "." + type.getSimpleName();
    }

    private static String jsonName(Class<?> type, String component) {
        Class<?> names = Json.mapper().serializationConfig().findMixInClassFor(type);
        if (names == null) {
            return component;
        }
        return Arrays.stream(names.getDeclaredMethods())
                .filter(m -> m.getName().equals(component))
                .map(m -> m.getAnnotation(JsonProperty.class))
                .filter(named -> named != null)
                .map(JsonProperty::value)
                .findFirst()
                .orElse(component);
    }

    static Map<String, Object> inOrder(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
