package dev.drover.agents;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What Claude Code really sent, with the session and the directory of a test.
public final class Payloads {
    private static final JsonMapper JSON = new JsonMapper();

    private Payloads() {}

    /// One row of `ORDER.md`.
    ///
    /// @param session a letter; sessions `A` and `C` are of one process
    /// @param subagent id to give to the payload, if it needs one that fits the others
    /// @param state of the process after it, as users see it
    public record Step(String session, Optional<String> subagent, String file, String state) {
        /// The payload of this step.
        public byte[] body(String sessionId, String cwd) {
            return claude(
                    file,
                    sessionId,
                    cwd,
                    subagent.<Map<String, Object>>map(id -> Map.of("agent_id", id))
                            .orElse(Map.of()));
        }
    }

    /// The payload as it was recorded.
    ///
    /// @param name of the file, without `.json`
    public static byte[] recorded(String name) {
        return bytes(name + ".json");
    }

    public static byte[] claude(String name, String sessionId, String cwd) {
        return claude(name, sessionId, cwd, Map.of());
    }

    /// @param more further fields to put in or replace
    public static byte[] claude(
            String name, String sessionId, String cwd, Map<String, Object> more) {
        ObjectNode payload = (ObjectNode) JSON.readTree(recorded(name));
        String before = payload.get("session_id").asString();
        String transcript = payload.path("transcript_path").asString("");
        payload.put("session_id", sessionId);
        payload.put("cwd", cwd);
        payload.put("transcript_path", transcript.replace(before, sessionId));
        more.forEach(payload::putPOJO);
        return JSON.writeValueAsBytes(payload);
    }

    /// The steps of `ORDER.md`.
    public static List<Step> order() {
        return new String(bytes("ORDER.md"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\\s*\\|\\s*", -1))
                .filter(cells -> cells.length == 6 && cells[1].length() == 1)
                .map(
                        cells ->
                                new Step(
                                        cells[1],
                                        Optional.of(cells[2]).filter(id -> !id.isEmpty()),
                                        cells[3],
                                        cells[4]))
                .toList();
    }

    private static byte[] bytes(String file) {
        try (InputStream in =
                Objects.requireNonNull(
                        Payloads.class.getResourceAsStream("/payloads/claude-code/" + file),
                        file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
