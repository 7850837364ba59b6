package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.ipc.Client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Most daemons are never asked by MCP, and pay nothing for it.
class McpLaterTest {
    @TempDir Path root;

    @Test
    void nothingOfTheProtocolIsLoadedBeforeTheFirstRequest() throws Exception {
        Path log = root.resolve("classes.log");
        try (DaemonHome home = new DaemonHome(root.resolve("h"))) {
            home.with("_JAVA_OPTIONS", "-Xlog:class+load:file=" + log).up();
            try (Client client = home.client()) {
                assertThat(DaemonHome.report(client, "s")).isTrue();
                assertThat(Files.readString(log))
                        .contains("dev.drover.mcp.McpDoor ")
                        .doesNotContain("io.modelcontextprotocol", "reactor.", "ToolServer");
                Client.Response answer =
                        client.call(
                                "POST",
                                "/mcp",
                                Map.of("Content-Type", "application/json"),
                                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"
                                        .getBytes(StandardCharsets.UTF_8));
                assertThat(answer.status()).isEqualTo(200);
                await().untilAsserted(
                                () ->
                                        assertThat(Files.readString(log))
                                                .contains("io.modelcontextprotocol", "reactor."));
            }
        }
    }
}
