package dev.drover.agents;

import dev.drover.model.Secrets;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// The few fields of a hook's body that are wanted, read in one pass: everything else, such as the
/// text of a file that a tool writes, goes by without being kept in memory. Knows no agent.
public final class HookBody {
    /// The longest text that is kept; only identifiers and hints are wanted.
    private static final int LONGEST = 4096;

    private static final int LARGEST_BODY = 16 << 20;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(64)
                                    .maxDocumentLength(LARGEST_BODY)
                                    .maxStringLength(LARGEST_BODY)
                                    .maxTokenCount(1_000_000)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                    .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                    .build();

    /// Tasks in these states do not run any more.
    private static final Set<String> OVER =
            Set.of("completed", "done", "failed", "killed", "stopped", "cancelled", "canceled");

    /// What is kept of a body; made once for each kind of it.
    ///
    /// @param texts dotted paths of texts; what is in an array counts as the array itself, the
    /// first value of a path is kept
    /// @param counted arrays of tasks whose running ones are counted
    /// @param outputs dotted paths of what commands have printed, of which only the port is kept
    /// that it complains of
    /// @param parents the objects and arrays on the way to the texts and outputs
    public record Wanted(
            Set<String> texts, Set<String> counted, Set<String> outputs, Set<String> parents) {
        public static Wanted of(Set<String> texts, String... counted) {
            return new Wanted(texts, Set.of(counted), Set.of(), Set.of()).listening(Set.of());
        }

        /// The same, with these outputs.
        public Wanted listening(Set<String> paths) {
            Set<String> above = new HashSet<>();
            texts.forEach(path -> addParents(path, above));
            paths.forEach(path -> addParents(path, above));
            return new Wanted(Set.copyOf(texts), counted, Set.copyOf(paths), Set.copyOf(above));
        }

        /// The same, with these texts as well.
        public Wanted and(Set<String> more) {
            Set<String> all = new HashSet<>(texts);
            all.addAll(more);
            return new Wanted(all, counted, outputs, parents).listening(outputs);
        }

        private static void addParents(String path, Set<String> parents) {
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
                parents.add(path.substring(0, dot));
            }
        }
    }

    private final Wanted wanted;
    private final Map<String, @Nullable String> texts = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private OptionalInt portTaken = OptionalInt.empty();

    private HookBody(Wanted wanted) {
        this.wanted = wanted;
    }

    /// @throws MalformedReportException if it is not one JSON object in UTF-8 within the limits
    public static HookBody read(InputStream body, Wanted wanted) throws IOException {
        HookBody read = new HookBody(wanted);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new MalformedReportException("the body is empty");
            }
            if (first != JsonToken.START_OBJECT) {
                throw new MalformedReportException("the body is not a JSON object");
            }
            read.object(parser, "");
            if (parser.nextToken() != null) {
                throw new MalformedReportException("there is text after the JSON object");
            }
            return read;
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new MalformedReportException(
                    e.getOriginalMessage().startsWith("Invalid UTF-8")
                            ? "the body is not UTF-8 text"
                            : "the body is not JSON as expected: "
                                    + oneLine(e.getOriginalMessage()));
        }
    }

    /// A body that says nothing.
    public static HookBody empty() {
        return new HookBody(Wanted.of(Set.of()));
    }

    /// @return null if absent, not a text or number, or empty
    public @Nullable String text(String path) {
        return texts.get(path);
    }

    /// A text of which nothing was cut off; null if it is absent or too long to be kept whole.
    public @Nullable String whole(String path) {
        String text = texts.get(path);
        return text == null || text.length() >= LONGEST ? null : text;
    }

    /// A whole number that is not below 0; -1 if it is not said.
    public long number(String path) {
        String text = texts.get(path);
        if (text == null || text.length() > 18 || !text.chars().allMatch(Character::isDigit)) {
            return -1;
        }
        return Long.parseLong(text);
    }

    /// The first of these that is there.
    public @Nullable String firstOf(String... paths) {
        for (String path : paths) {
            String text = texts.get(path);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /// Was it said, but as an empty text?
    public boolean isEmptyText(String path) {
        return texts.containsKey(path) && texts.get(path) == null;
    }

    /// A text that is used as a key, so it is taken whole or not at all.
    ///
    /// @throws MalformedReportException if it is too long for one
    public @Nullable String identifier(String... paths) throws MalformedReportException {
        String text = firstOf(paths);
        if (text != null && (text.length() > 256 || !VisibleText.line(text, 256).equals(text))) {
            throw new MalformedReportException(
                    paths[0] + " is no identifier: longer than 256 characters or not plain text");
        }
        return text;
    }

    /// A directory or file; null if it cannot be one.
    public @Nullable String path(String path) {
        String text = texts.get(path);
        return text == null || text.length() >= LONGEST || text.indexOf('\0') >= 0 ? null : text;
    }

    /// The port that an output says was taken.
    public OptionalInt portTaken() {
        return portTaken;
    }

    public OptionalInt running(String path) {
        Integer count = counts.get(path);
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }

    private void object(JsonParser parser, String path) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            value(parser, path.isEmpty() ? name : path + "." + name);
        }
    }

    private void value(JsonParser parser, String path) {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                if (wanted.parents().contains(path)) {
                    object(parser, path);
                } else {
                    parser.skipChildren();
                }
            }
            case START_ARRAY -> {
                if (wanted.counted().contains(path)) {
                    counts.put(path, countRunning(parser));
                } else if (wanted.parents().contains(path) || wanted.texts().contains(path)) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        value(parser, path);
                    }
                } else {
                    parser.skipChildren();
                }
            }
            case VALUE_STRING, VALUE_NUMBER_INT -> {
                if (portTaken.isEmpty() && wanted.outputs().contains(path)) {
                    portTaken =
                            PortComplaint.find(
                                    parser.getStringCharacters(),
                                    parser.getStringOffset(),
                                    parser.getStringLength());
                }
                if (wanted.texts().contains(path) && !texts.containsKey(path)) {
                    String text = parser.getString();
                    texts.put(path, text.isEmpty() ? null : cut(text));
                }
            }
            default -> {
                // true, false, null and fractions are never a name or a hint.
            }
        }
    }

    private static int countRunning(JsonParser parser) {
        int running = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            running += parser.currentToken() == JsonToken.START_OBJECT && isOver(parser) ? 0 : 1;
            // Only an array inside is still open here.
            parser.skipChildren();
        }
        return running;
    }

    private static boolean isOver(JsonParser parser) {
        boolean over = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean status = parser.currentName().equals("status");
            if (parser.nextToken() == JsonToken.VALUE_STRING && status) {
                over = OVER.contains(parser.getString());
            }
            parser.skipChildren();
        }
        return over;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static String oneLine(String message) {
        return VisibleText.line(Secrets.redact(message.lines().findFirst().orElse("")), 200);
    }
}
