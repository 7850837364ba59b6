package dev.drover.ipc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What goes back: a whole answer, a stream that lives on, or no HTTP any more.
public sealed interface Reply {

    /// @param headers beyond Content-Type
    record Whole(int status, String type, byte[] body, Map<String, String> headers)
            implements Reply {}

    /// Written by `writer` on the request's own thread until it returns; each flush reaches the
    /// client.
    record Streamed(int status, String type, Map<String, String> headers, Writer writer)
            implements Reply {}

    /// The connection is HTTP no longer, and carries a program's standard streams until `talk`
    /// returns. Only an endpoint that upgrades may answer so.
    ///
    /// @param headers of the 101
    record Upgraded(Map<String, String> headers, StdioEnd.Talk talk) implements Reply {}

    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    static Reply json(Object value) {
        return json(200, value);
    }

    static Reply json(int status, Object value) {
        return new Whole(status, "application/json", Json.bytes(value), Map.of());
    }

    static Reply text(String type, String text) {
        return new Whole(200, type, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply empty() {
        return new Whole(204, "", new byte[0], Map.of());
    }
}
