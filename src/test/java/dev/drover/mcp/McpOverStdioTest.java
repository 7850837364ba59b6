package dev.drover.mcp;

import static dev.drover.mcp.McpRig.call;
import static dev.drover.mcp.McpRig.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.daemon.AgentProcess;
import dev.drover.daemon.LiveDaemon;
import dev.drover.host.git.TestRepository;
import dev.drover.ipc.Json;
import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.Registration;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `drover mcp`: the native client between a real program and the daemon.
@Timeout(120)
class McpOverStdioTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"ping\"}";

    @TempDir Path home;
    private LiveDaemon live;
    private Path shop;
    private final List<McpSyncClient> clients = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        McpRig.assumeNativeClient();
        live = LiveDaemon.in(home);
        shop = TestRepository.at(home.resolve("src/shop")).commit("a").root();
    }

    @AfterEach
    void close() {
        clients.forEach(McpSyncClient::close);
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (live != null) {
            live.close();
        }
    }

    /// A program that looks like Claude Code, has told so by its hook, and speaks MCP by what it
    /// started.
    private McpSyncClient agent(String session) throws IOException {
        Path program = AgentProcess.program(home.resolve("of-" + session));
        String client = LiveDaemon.clientProgram().toString();
        String hook =
                "{\"hook_event_name\":\"SessionStart\",\"source\":\"startup\",\"session_id\":\""
                        + session
                        + "\",\"cwd\":\""
                        + shop
                        + "\"}";
        String script =
                "cd '%1$s'; echo '%2$s' | '%3$s' hook claude-code --decision 30 >/dev/null; '%3$s' mcp; :"
                        .formatted(shop, hook, client);
        StdioClientTransport transport =
                new StdioClientTransport(
                        ServerParameters.builder(program.toString())
                                .args("-c", script)
                                .addEnvVar("DROVER_HOME", home.toString())
                                .build(),
                        new JacksonMcpJsonMapper(Json.mapper()));
        McpSyncClient made =
                McpClient.sync(transport)
                        .requestTimeout(Duration.ofSeconds(60))
                        .initializationTimeout(Duration.ofSeconds(60))
                        .build();
        clients.add(made);
        made.initialize();
        return made;
    }

    private Process start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(LiveDaemon.clientProgram().toString(), "mcp")
                        .redirectError(home.resolve("err").toFile());
        builder.environment().put("DROVER_HOME", home.toString());
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static void say(Process process, String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    private static String tool(int id, String name, Map<String, Object> arguments) {
        return Json.mapper()
                .writeValueAsString(
                        Map.of(
                                "jsonrpc",
                                "2.0",
                                "id",
                                id,
                                "method",
                                "tools/call",
                                "params",
                                Map.of("name", name, "arguments", arguments)));
    }

    private JsonNode done(McpSyncClient client, String tool, Map<String, Object> arguments) {
        var result = call(client, tool, arguments);
        assertThat(result.isError()).as(text(result)).isFalse();
        return Json.mapper().valueToTree(result.structuredContent());
    }

    @Test
    void agentsAreKnownByTheirProcessesAndTellEachOtherThings() throws Exception {
        McpSyncClient one = agent("s-one");
        McpSyncClient other = agent("s-other");
        String first = done(one, "whoami", Map.of()).path("you").path("id").asString();
        String second = done(other, "whoami", Map.of()).path("you").path("id").asString();
        assertThat(first).hasSize(8).isNotEqualTo(second);
        assertThat(done(one, "list_instances", Map.of()).path("agents")).hasSize(2);
        int port = done(one, "lease_port", Map.of("type", "dev")).path("port").asInt();
        assertThat(text(call(other, "release_port", Map.of("port", port))))
                .contains("is leased to instance " + first);
        done(one, "send_message", Map.of("to", second, "text", "hello"));
        JsonNode come = done(other, "receive_messages", Map.of("waitSeconds", 30));
        assertThat(come.path("messages").path(0).path("from").asString()).isEqualTo(first);
        assertThat(come.path("messages").path(0).path("text").asString()).isEqualTo("hello");
        assertThat(one.listResources().resources()).hasSize(4);
    }

    @Test
    void whoIsNoAgentMayOnlyLook() throws Exception {
        Process process = start();
        say(process, tool(1, "lease_port", Map.of("type", "dev")));
        JsonNode answer = Json.mapper().readTree(process.inputReader().readLine());
        assertThat(answer.path("result").path("isError").asBoolean()).isTrue();
        assertThat(answer.toString()).contains("you can only look", "drover setup");
        say(process, tool(2, "list_instances", Map.of()));
        answer = Json.mapper().readTree(process.inputReader().readLine());
        assertThat(answer.path("result").path("isError").asBoolean()).isFalse();
    }

    @Test
    void whatWasAskedBeforeTheEndIsAnswered() throws Exception {
        Process process = start();
        say(process, PING);
        say(process, tool(2, "list_worktrees", Map.of()));
        process.getOutputStream().close();
        assertThat(process.inputReader().lines().toList()).hasSize(2);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(home.resolve("err")).isEmptyFile();
    }

    @Test
    void whatIsNoMessageIsRefusedAndTheNextIsAnswered() throws Exception {
        Process process = start();
        BufferedReader answers = process.inputReader();
        say(process, "\r\n\n{\"jsonrpc\":");
        assertThat(answers.readLine())
                .startsWith("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700")
                .contains("This is no message of JSON-RPC 2.0");
        process.getOutputStream().write(new byte[] {'"', (byte) 0xff, '"', '\n'});
        process.getOutputStream().flush();
        assertThat(answers.readLine()).contains("not UTF-8");
        say(process, "x".repeat(3 << 20));
        assertThat(answers.readLine())
                .contains("A message is too long; the most are 1048576 bytes");
        say(process, "{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{}}");
        say(process, PING);
        assertThat(answers.readLine()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":9,\"result\":{}}");
    }

    @Test
    void whoWaitsHoldsUpNobodyAndCanTakeItBack() throws Exception {
        var me =
                live.client.register(new Registration("my-bot", "me", "me", shop.toString(), null));
        Process process = start();
        BufferedReader answers = process.inputReader();
        say(process, tool(1, "receive_messages", Map.of("waitSeconds", 50)));
        say(process, PING);
        assertThat(answers.readLine()).contains("\"id\":9");
        say(
                process,
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":"
                        + "{\"requestId\":1}}");
        say(process, tool(2, "whoami", Map.of()));
        assertThat(answers.readLine()).as("nothing came of the first").contains("\"id\":2");
        live.daemon
                .api(0)
                .messages()
                .send(
                        new MessageAsk(
                                me.instance().id(), null, null, "later", null, null, null, null));
        say(process, tool(3, "receive_messages", Map.of("waitSeconds", 30)));
        assertThat(answers.readLine()).contains("\"id\":3", "later");
        await().untilAsserted(
                        () ->
                                assertThat(live.daemon.state().messages().all())
                                        .allSatisfy(m -> assertThat(m.unread()).isEmpty()));
    }
}
