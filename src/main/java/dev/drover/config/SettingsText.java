package dev.drover.config;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The text of a settings file with the place of every value in it, so that one value can be
/// changed and every other character stays: order, spacing, and keys of other versions.
final class SettingsText {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(64)
                                    .maxStringLength(256 * 1024)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final String PROJECT = "project:";

    /// In a path, for a dot that belongs to a name; no name of a project has it.
    private static final char DOT = '\u001f';

    private final String text;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Members> objects = new HashMap<>();

    /// A value in the text.
    ///
    /// @param value what it says; empty for an object, an array or null
    /// @param name first character of its name, counted from 0
    /// @param start first character, counted from 0
    /// @param end after its last character
    /// @param line counted from 1
    /// @param column counted from 1
    record Entry(Optional<String> value, int name, int start, int end, int line, int column) {}

    /// The members of an object in the text.
    ///
    /// @param start of the opening brace
    /// @param firstName where the first member begins, -1 if there is none
    /// @param lastEnd after the last member, or after the opening brace
    private record Members(int start, int firstName, int lastEnd) {}

    private SettingsText(String text) {
        this.text = text;
    }

    /// @throws InvalidSettingException if it is not one JSON object; names line and column
    static SettingsText parse(String text) throws InvalidSettingException {
        SettingsText parsed = new SettingsText(text);
        if (text.isBlank()) {
            return parsed;
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw broken(parser.currentTokenLocation(), "it must be one object, { … }");
            }
            parsed.readObject(parser, "");
            if (parser.nextToken() != null) {
                throw broken(parser.currentTokenLocation(), "there is text after its end");
            }
        } catch (JacksonException e) {
            throw broken(e.getLocation(), firstLine(e.getOriginalMessage()));
        }
        return parsed;
    }

    /// All values by dotted path. Where two spellings name the same one, the later counts.
    Map<String, Entry> entries() {
        return entries;
    }

    /// The text with this value for a key, and otherwise as it was.
    ///
    /// @param literal as JSON
    /// @throws InvalidSettingException if something other than an object is in the way
    String with(String key, String literal) throws InvalidSettingException {
        Entry present = entries.get(key);
        if (present != null) {
            return text.substring(0, present.start) + literal + text.substring(present.end);
        }
        if (text.isBlank()) {
            return "{\n  " + String.join("\n  ", lines(key, literal)) + "\n}\n";
        }
        String parent = key;
        while (!parent.isEmpty()) {
            int dot = parent.lastIndexOf('.');
            parent = dot < 0 ? "" : parent.substring(0, dot);
            Members into = objects.get(parent);
            if (into != null) {
                return inserted(into, parent.isEmpty() ? key : key.substring(dot + 1), literal);
            }
            if (entries.containsKey(parent)) {
                break;
            }
        }
        throw new InvalidSettingException(
                "'" + parent + "' in the file is no object. Correct or remove it, then try again.");
    }

    /// The text without this key, and otherwise as it was.
    String without(String key) {
        Entry present = entries.get(key);
        if (present == null) {
            return text;
        }
        int before = present.name - 1;
        while (Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        if (text.charAt(before) == ',') {
            return text.substring(0, before) + text.substring(present.end);
        }
        int after = present.end;
        while (Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        if (text.charAt(after) != ',') {
            return text.substring(0, present.name) + text.substring(present.end);
        }
        after++;
        while (Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        return text.substring(0, present.name) + text.substring(after);
    }

    private String inserted(Members into, String key, String literal) {
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = lines(key, literal);
        String before = text.substring(0, into.lastEnd);
        String after = text.substring(into.lastEnd);
        if (into.firstName < 0) {
            String outer = indentOfLine(into.start);
            String inner = newline + outer + "  ";
            return before + inner + String.join(inner, lines) + newline + outer + after.strip();
        }
        String indent = indentOfLine(into.firstName);
        boolean ownLine = lineStart(into.firstName) + indent.length() == into.firstName;
        return ownLine
                ? before + "," + newline + indent + String.join(newline + indent, lines) + after
                : before + ", " + String.join("", lines).replace("{  ", "{") + after;
    }

    /// The white space that the line of this place begins with.
    private String indentOfLine(int place) {
        int start = lineStart(place);
        int end = start;
        while (end < place && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    private int lineStart(int place) {
        return text.lastIndexOf('\n', place) + 1;
    }

    /// A member, with an object around it for each part of its key but the last.
    private static List<String> lines(String key, String literal) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            return List.of(quoted(name(key)) + ": " + literal);
        }
        List<String> lines = new ArrayList<>();
        lines.add(quoted(name(key.substring(0, dot))) + ": {");
        lines(key.substring(dot + 1), literal).forEach(line -> lines.add("  " + line));
        lines.add("}");
        return lines;
    }

    /// A name as one step of a path: the dots of a project's name part nothing.
    static String step(String name) {
        return name.startsWith(PROJECT) ? name.replace('.', DOT) : name;
    }

    /// The name that a step stands for.
    static String name(String step) {
        return step.replace(DOT, '.');
    }

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }

    private void readObject(JsonParser parser, String path) {
        int start = offset(parser);
        int firstName = -1;
        int lastEnd = start + 1;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            int nameStart = offset(parser);
            if (firstName < 0) {
                firstName = nameStart;
            }
            String name = step(parser.currentName());
            lastEnd = readValue(parser, path.isEmpty() ? name : path + "." + name, nameStart);
        }
        objects.put(path, new Members(start, firstName, lastEnd));
    }

    /// @return where the value ends
    private int readValue(JsonParser parser, String path, int nameStart) {
        JsonToken token = parser.nextToken();
        TokenStreamLocation at = parser.currentTokenLocation();
        int start = offset(parser);
        Optional<String> value = Optional.empty();
        int end;
        if (token == JsonToken.START_OBJECT) {
            readObject(parser, path);
            end = offset(parser) + 1;
        } else if (token == JsonToken.START_ARRAY) {
            parser.skipChildren();
            end = offset(parser) + 1;
        } else {
            // Read first: only then is it sure that the string has an end.
            String read = parser.getString();
            end = token == JsonToken.VALUE_STRING ? endOfString(start) : endOfWord(start);
            value = token == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(read);
        }
        entries.put(
                path, new Entry(value, nameStart, start, end, at.getLineNr(), at.getColumnNr()));
        return end;
    }

    private int endOfString(int start) {
        int i = start + 1;
        while (text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private int endOfWord(int start) {
        int i = start;
        while (i < text.length() && ",]} \t\r\n".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static int offset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static InvalidSettingException broken(TokenStreamLocation at, String why) {
        return new InvalidSettingException(
                "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + why);
    }
}
