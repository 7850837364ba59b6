package dev.drover.daemon;

import dev.drover.ipc.Json;

import tools.jackson.databind.JsonNode;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The client's side of a stdio MCP server: a line with a question there, the line with its answer
/// back, each as the bytes that came.
public final class Conversation {
    private static final int PATIENCE_SECONDS = 60;

    private final OutputStream to;
    private final BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
    private int asked;

    public Conversation(InputStream from, OutputStream to) {
        this.to = to;
        Thread.ofPlatform().daemon().start(() -> listen(from));
    }

    private void listen(InputStream from) {
        try (InputStream buffered = new BufferedInputStream(from)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = buffered.read(); b >= 0; b = buffered.read()) {
                line.write(b);
                if (b == '\n') {
                    heard.add(line.toByteArray());
                    line.reset();
                }
            }
        } catch (IOException e) {
            // Closed by its own side: nothing more is heard, and who waits for it will say so.
            heard.clear();
        }
    }

    /// Introduces itself; nothing else is answered before.
    ///
    /// @return the whole answer, with its line's end
    public byte[] initialize() throws Exception {
        byte[] answer =
                ask(
                        "initialize",
                        """
                        {"protocolVersion":"2025-06-18","capabilities":{},\
                        "clientInfo":{"name":"drover-tests","version":"1"}}\
                        """);
        say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return answer;
    }

    /// @param params as JSON
    public byte[] ask(String method, String params) throws Exception {
        int id = ++asked;
        say(
                "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
                        .formatted(id, method, params));
        while (true) {
            byte[] line = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("no answer to " + method);
            }
            if (read(line).path("id").asInt(-1) == id) {
                return line;
            }
        }
    }

    /// What the server says when it is asked to repeat a text.
    public String echo(String text) throws Exception {
        String quoted = Json.mapper().writeValueAsString(text);
        byte[] line =
                ask("tools/call", "{\"name\":\"echo\",\"arguments\":{\"message\":" + quoted + "}}");
        return read(line).at("/result/content/0/text").asString();
    }

    public static JsonNode read(byte[] line) {
        return Json.mapper().readTree(line);
    }

    private void say(String line) throws IOException {
        to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        to.flush();
    }
}
