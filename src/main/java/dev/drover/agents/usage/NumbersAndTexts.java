package dev.drover.agents.usage;

import dev.drover.agents.MalformedReportException;
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
import java.util.Map;

/// A small JSON object as its texts and numbers by dotted path. Arrays are passed over, and so is
/// what is too long, too deep inside, or one too many.
final class NumbersAndTexts {
    /// The longest path there is.
    private static final int LONGEST = 4096;

    private static final int DEEPEST = 4;
    private static final int MOST = 400;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(64)
                                    .maxDocumentLength(1 << 20)
                                    .maxTokenCount(20_000)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                    .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                    .build();

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Double> numbers = new HashMap<>();

    private NumbersAndTexts() {}

    /// @throws MalformedReportException if it is neither empty nor one JSON object within limits
    static NumbersAndTexts read(InputStream body) throws IOException {
        NumbersAndTexts read = new NumbersAndTexts();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return read;
            }
            if (first != JsonToken.START_OBJECT) {
                throw new MalformedReportException("the body is not a JSON object");
            }
            read.object(parser, "", 1);
            if (parser.nextToken() != null) {
                throw new MalformedReportException("there is text after the JSON object");
            }
            return read;
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new MalformedReportException(
                    "the body is not JSON as expected: "
                            + VisibleText.line(
                                    Secrets.redact(
                                            e.getOriginalMessage().lines().findFirst().orElse("")),
                                    200));
        }
    }

    /// @return null if it is absent, empty or no text
    @Nullable String text(String path) {
        return texts.get(path);
    }

    /// @return null if it is absent or no number
    @Nullable Double number(String path) {
        return numbers.get(path);
    }

    private void object(JsonParser parser, String path, int depth) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            value(parser, path.isEmpty() ? name : path + "." + name, depth);
        }
    }

    private void value(JsonParser parser, String path, int depth) {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                if (depth < DEEPEST) {
                    object(parser, path, depth + 1);
                } else {
                    parser.skipChildren();
                }
            }
            case START_ARRAY -> parser.skipChildren();
            case VALUE_STRING -> {
                if (isRoom() && parser.getStringLength() <= LONGEST) {
                    String text = parser.getString();
                    if (!text.isEmpty()) {
                        texts.put(path, text);
                    }
                }
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                if (isRoom()) {
                    numbers.put(path, parser.getDoubleValue());
                }
            }
            default -> {
                // true, false and null tell nothing that is drawn.
            }
        }
    }

    private boolean isRoom() {
        return texts.size() + numbers.size() < MOST;
    }
}
