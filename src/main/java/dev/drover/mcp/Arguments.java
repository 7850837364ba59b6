package dev.drover.mcp;

import dev.drover.core.Refused;
import dev.drover.ipc.Json;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What an agent gave a tool, read as the record that the tool wants. What does not fit is refused
/// in words that tell the agent how to call again.
final class Arguments {
    private static final int SHOWN = 60;
    private static final int LONGEST = 4_096;

    private Arguments() {}

    /// @throws Refused if they are not what the record needs
    static <T extends Record> T read(String tool, Map<String, Object> given, Class<T> type) {
        Map<String, RecordComponent> known =
                Arrays.stream(type.getRecordComponents())
                        .collect(Collectors.toMap(RecordComponent::getName, c -> c));
        for (String name : given.keySet()) {
            if (!known.containsKey(name)) {
                throw Refused.badRequest(
                        "There is no argument '" + shown(name) + "'. " + takes(tool, type));
            }
        }
        for (RecordComponent component : type.getRecordComponents()) {
            Object value = given.get(component.getName());
            if (value != null) {
                check(component, value);
            } else if (Schema.isRequired(component)) {
                throw Refused.badRequest(
                        "'" + component.getName() + "' is missing. " + takes(tool, type));
            }
        }
        return Json.mapper().convertValue(given, type);
    }

    private static void check(RecordComponent component, Object value) {
        String name = "'" + component.getName() + "'";
        Class<?> type = component.getType();
        Says says = component.getAnnotation(Says.class);
        if (Schema.isNumber(type)) {
            number(name, value, says);
        } else if (type == String.class) {
            text(name, value, says);
        } else if (type == Boolean.class || type == boolean.class) {
            if (!(value instanceof Boolean)) {
                throw Refused.badRequest(name + " must be true or false.");
            }
        } else if (type == List.class) {
            list(name, value, says);
        } else if (type.isEnum() && !Schema.words(type).contains(value)) {
            throw Refused.badRequest(
                    name + " must be one of " + String.join(", ", Schema.words(type)) + ".");
        }
    }

    private static void number(String name, Object value, @Nullable Says says) {
        long least = says == null ? 0 : says.least();
        long most = says == null ? Long.MAX_VALUE : says.most();
        boolean whole = value instanceof Integer || value instanceof Long;
        long number = whole ? ((Number) value).longValue() : Long.MIN_VALUE;
        if (!whole || number < least || number > most) {
            throw Refused.badRequest(
                    name
                            + " must be a whole number"
                            + (most == Long.MAX_VALUE
                                    ? ", " + least + " or more."
                                    : " from " + least + " to " + most + "."));
        }
    }

    private static void text(String name, Object value, @Nullable Says says) {
        int longest = says == null || says.longest() == 0 ? LONGEST : says.longest();
        if (!(value instanceof String text)) {
            throw Refused.badRequest(name + " must be a text.");
        }
        if (text.length() > longest) {
            throw Refused.badRequest(
                    name
                            + " has "
                            + text.length()
                            + " characters; the most are "
                            + longest
                            + ". Say it in fewer.");
        }
    }

    private static void list(String name, Object value, @Nullable Says says) {
        int longest = says == null || says.longest() == 0 ? LONGEST : says.longest();
        if (!(value instanceof List<?> list)
                || list.size() > longest
                || list.stream()
                        .anyMatch(
                                each ->
                                        !(each instanceof String text)
                                                || text.length() > LONGEST)) {
            throw Refused.badRequest(name + " must be a list of texts, " + longest + " at most.");
        }
    }

    private static String takes(String tool, Class<? extends Record> type) {
        String names =
                Arrays.stream(type.getRecordComponents())
                        .map(c -> c.getName() + (Schema.isRequired(c) ? " (required)" : ""))
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? tool + " takes none." : tool + " takes " + names + ".";
    }

    private static String shown(String name) {
        return VisibleText.line(name, SHOWN);
    }
}
