package dev.drover.cli;

import dev.drover.ipc.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// One line of the log, read leniently: what is no JSON is shown as it is.
///
/// @param raw the line as it stands in the file
/// @param level upper case; empty if the line has none
record LogLine(String raw, String time, String level, String logger, String message) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);

    static LogLine parse(String raw) {
        try {
            JsonNode node = Json.mapper().readTree(raw);
            if (node != null && node.isObject()) {
                String message = text(node, "message");
                String fault = text(node, "error").lines().findFirst().orElse("");
                return new LogLine(
                        raw,
                        time(text(node, "at")),
                        text(node, "level").toUpperCase(Locale.ROOT),
                        simple(text(node, "logger")),
                        fault.isEmpty() ? message : message + " (" + fault + ")");
            }
        } catch (JacksonException notJson) {
            return new LogLine(raw, "", "", "", raw);
        }
        return new LogLine(raw, "", "", "", raw);
    }

    String text() {
        String where = logger.isEmpty() ? "" : logger + ": ";
        return (time + " " + level + " " + where + message).strip();
    }

    boolean isJson() {
        return !time.isEmpty() || !level.isEmpty();
    }

    boolean isError() {
        return level.equals("ERROR");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static String simple(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    /// A time of the log as people read it; what is no time stays as it is.
    static String time(String text) {
        try {
            return CLOCK.format(Instant.parse(text).atZone(ZoneId.systemDefault()));
        } catch (DateTimeException odd) {
            return text;
        }
    }
}
