package dev.drover.agents.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Transcripts that real clients wrote.
final class Recorded {
    private Recorded() {}

    /// @param name below `payloads`
    static List<String> lines(String name) {
        return text(name).lines().toList();
    }

    static String text(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        Recorded.class.getResourceAsStream("/payloads/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
