package dev.drover.agents;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/// What real clients of several agents sent and wrote.
public final class Recordings {
    private static final JsonMapper JSON = new JsonMapper();

    private Recordings() {}

    /// A file as it was recorded.
    public static byte[] bytes(String agent, String file) {
        String name = "/payloads/" + agent + "/" + file;
        try (InputStream in =
                Objects.requireNonNull(Recordings.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String agent, String file) {
        return new String(bytes(agent, file), StandardCharsets.UTF_8);
    }

    /// A hook's body with other values for some of its fields.
    ///
    /// @param name of the file, without `.json`
    public static byte[] body(String agent, String name, Map<String, String> instead) {
        ObjectNode payload = (ObjectNode) JSON.readTree(bytes(agent, name + ".json"));
        instead.forEach(payload::put);
        return JSON.writeValueAsBytes(payload);
    }
}
