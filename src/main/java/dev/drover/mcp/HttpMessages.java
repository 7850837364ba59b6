package dev.drover.mcp;

import dev.drover.core.Refused;
import dev.drover.daemon.Daemon;
import dev.drover.ipc.Reply;
import dev.drover.ipc.Request;
import dev.drover.model.VisibleText;

import io.modelcontextprotocol.spec.McpSchema;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// The protocol as HTTP has it: each request is a POST, and its answer is what comes back. There
/// are no sessions and no streams, which the protocol leaves to the server.
final class HttpMessages {
    private static final String JSON = "application/json";

    private final Daemon daemon;
    private final ToolServer server;

    HttpMessages(Daemon daemon, ToolServer server) {
        this.daemon = daemon;
        this.server = server;
    }

    Reply answer(Request request) throws IOException {
        String version = request.header("MCP-Protocol-Version").orElse("");
        if (!version.isEmpty() && !ToolServer.VERSIONS.contains(version)) {
            throw Refused.badRequest(
                    "Drover does not speak version '"
                            + VisibleText.line(version, 40)
                            + "' of MCP. It speaks "
                            + String.join(", ", ToolServer.VERSIONS)
                            + ".");
        }
        if (!takesJson(request.header("Accept").orElse(""))) {
            throw Refused.badRequest(
                    "The answer is JSON: send `Accept: application/json, text/event-stream`.");
        }
        McpSchema.JSONRPCMessage message;
        try {
            message = server.read(text(request.body().readAllBytes()));
        } catch (IllegalArgumentException e) {
            return wrong(String.valueOf(e.getMessage()));
        }
        if (!(message instanceof McpSchema.JSONRPCRequest asked)) {
            return new Reply.Whole(202, "", new byte[0], Map.of()); // nothing to say to it
        }
        Caller caller =
                new Caller(
                        daemon,
                        request.peer(),
                        request.query("instance").orElse(null),
                        request.header("Drover-Capability").orElse(null));
        byte[] answer = server.answer(asked, caller);
        if (caller.afterwards().isEmpty()) {
            return new Reply.Whole(200, JSON, answer, Map.of());
        }
        return new Reply.Streamed(
                200,
                JSON,
                Map.of(),
                out -> {
                    out.write(answer);
                    out.flush();
                    caller.answered();
                });
    }

    private Reply wrong(String why) {
        byte[] body =
                server.error(null, McpSchema.ErrorCodes.PARSE_ERROR, ToolServer.NO_MESSAGE + why);
        return new Reply.Whole(400, JSON, body, Map.of());
    }

    /// @throws IllegalArgumentException if it is not UTF-8
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8.", e);
        }
    }

    private static boolean takesJson(String accept) {
        String said = accept.toLowerCase(Locale.ROOT);
        return said.isEmpty()
                || said.contains(JSON)
                || said.contains("application/*")
                || said.contains("*/*");
    }
}
