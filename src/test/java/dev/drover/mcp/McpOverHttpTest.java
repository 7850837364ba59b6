package dev.drover.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.ipc.Json;

import io.modelcontextprotocol.client.McpSyncClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Who gets in at `/mcp`, and what becomes of requests that are none.
class McpOverHttpTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";

    @TempDir Path home;
    private McpRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new McpRig(home);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /// One request as bytes, and all that comes back.
    private String raw(String method, String headers, byte[] body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.live.port())) {
            socket.setSoTimeout(20_000);
            String head =
                    method
                            + " /mcp HTTP/1.1\r\nConnection: close\r\nContent-Length: "
                            + body.length
                            + "\r\n"
                            + headers
                            + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String post(String headers, String body) throws IOException {
        return raw(
                "POST",
                "Host: 127.0.0.1:"
                        + rig.live.port()
                        + "\r\nAuthorization: Bearer "
                        + rig.live.token.hex()
                        + "\r\nContent-Type: application/json\r\n"
                        + headers,
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theTokenOpensTheDoorAndNothingElseDoes() {
        McpSyncClient inside = rig.client(null);
        assertThat(inside.initialize().serverInfo().name()).isEqualTo("drover");
        inside.ping();
        McpSyncClient without = rig.client("/mcp", HttpRequest.newBuilder());
        assertThatThrownBy(without::initialize).hasStackTraceContaining("AuthorizationException");
        McpSyncClient wrong =
                rig.client(
                        "/mcp",
                        HttpRequest.newBuilder()
                                .header("Authorization", "Bearer " + "0".repeat(64)));
        assertThatThrownBy(wrong::initialize).hasStackTraceContaining("AuthorizationException");
    }

    @ParameterizedTest
    @CsvSource({
        "Host: evil.example, foreign-host",
        "Host: 127.0.0.1:1, foreign-host",
        "Host: 127.0.0.1:PORT|Origin: http://evil.example, foreign-origin",
        "Host: 127.0.0.1:PORT|Origin: null, foreign-origin"
    })
    void noWebPageGetsIn(String headers, String problem) throws IOException {
        String sent =
                headers.replace("PORT", "" + rig.live.port()).replace("|", "\r\n")
                        + "\r\nAuthorization: Bearer "
                        + rig.live.token.hex()
                        + "\r\nContent-Type: application/json\r\n";
        assertThat(raw("POST", sent, PING.getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 403")
                .contains(problem);
    }

    @Test
    void answersARequestAndTakesANotificationWithoutAWord() throws IOException {
        assertThat(post("", PING))
                .startsWith("HTTP/1.1 200")
                .endsWith("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}");
        assertThat(post("", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"))
                .startsWith("HTTP/1.1 202");
    }

    @Test
    void thereIsNoStreamAndNoSession() throws IOException {
        String headers =
                "Host: 127.0.0.1:"
                        + rig.live.port()
                        + "\r\nAuthorization: Bearer "
                        + rig.live.token.hex()
                        + "\r\n";
        assertThat(raw("GET", headers, new byte[0]))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: POST");
        assertThat(raw("DELETE", headers, new byte[0])).startsWith("HTTP/1.1 405");
        assertThat(post("", PING)).doesNotContainIgnoringCase("mcp-session-id");
    }

    @Test
    void whatIsNoMessageIsRefusedWithTheReason() throws IOException {
        assertThat(post("", "{\"jsonrpc\":"))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":-32700", "This is no message of JSON-RPC 2.0");
        assertThat(post("", "[" + PING + "]")).startsWith("HTTP/1.1 400").contains("-32700");
        assertThat(post("", "")).startsWith("HTTP/1.1 400");
        assertThat(post("", "[".repeat(5_000))).startsWith("HTTP/1.1 400").contains("-32700");
        assertThat(post("", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"steal\"}"))
                .contains("-32601", "steal");
        assertThat(
                        post(
                                "",
                                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\","
                                        + "\"params\":{\"name\":\"end_process\"}}"))
                .contains("\"error\"", "end_process");
        assertThat(post("", " ".repeat(1 << 20) + PING))
                .startsWith("HTTP/1.1 413")
                .contains("too-long", "at most 1048576 bytes");
        assertThat(post("MCP-Protocol-Version: 1999-01-01\r\n", PING))
                .startsWith("HTTP/1.1 400")
                .contains("1999-01-01", "2025-11-25");
        assertThat(post("Accept: text/html\r\n", PING))
                .startsWith("HTTP/1.1 400")
                .contains("Accept: application/json");
        assertThat(raw("POST", "Host: 127.0.0.1:" + rig.live.port() + "\r\n", new byte[2]))
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void anUnknownVersionIsAnsweredWithTheNewestThatIsSpoken() throws IOException {
        String answer =
                post(
                        "",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
                                + "{\"protocolVersion\":\"2099-01-01\",\"capabilities\":{},"
                                + "\"clientInfo\":{\"name\":\"x\",\"version\":\"1\"}}}");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(Json.mapper().readTree(body).path("result").path("protocolVersion").asString())
                .isEqualTo("2025-11-25");
    }
}
