package dev.drover.ipc.openapi;

import dev.drover.ipc.Json;

import tools.jackson.core.type.TypeReference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/// What records and their components mean, in the words of their source. `words.json` is made of
/// the source by a test, which fails as soon as the two differ.
///
/// @param words by the record's name, then by the component; the record's own under the empty name
record FieldWords(Map<String, Map<String, String>> words) {
    static final String FILE = "words.json";

    static FieldWords load() {
        try (InputStream in = FieldWords.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return new FieldWords(
                    Json.mapper()
                            .readValue(
                                    in.readAllBytes(),
                                    new TypeReference<Map<String, Map<String, String>>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> of(Class<?> type) {
        return of(type, "");
    }

    Optional<String> of(Class<?> type, String component) {
        return Optional.ofNullable(words.getOrDefault(type.getName(), Map.of()).get(component));
    }
}
