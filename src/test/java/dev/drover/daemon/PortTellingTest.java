package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.view.InstanceView;
import dev.drover.model.view.PortRequest;
import dev.drover.model.view.PortView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two agents whose hooks go through the real client: what each of them reads about its ports, and
/// what its shell gets.
final class PortTellingTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// A hook for every file that is named on the standard input.
    private static final String SCRIPT =
            "while read -r f; do CLAUDE_ENV_FILE=\"$f.env\" \"$CLIENT\" hook claude-code --decision"
                    + " 30 <\"$f\" >\"$f.out\"; echo >\"$f.done\"; done";

    @TempDir Path home;
    private LiveDaemon live;
    private Path shop;
    private AgentProcess alpha;
    private AgentProcess beta;
    private final List<AutoCloseable> open = new ArrayList<>();
    private int asked;

    @BeforeEach
    void open() throws IOException {
        live =
                LiveDaemon.in(
                        home,
                        Map.of(
                                "ports.types",
                                "dev=21600-21699, api=21700-21799, database=21800-21869,"
                                        + " tiny=21890-21890"),
                        clock -> clock);
        shop = Files.createDirectories(home.resolve("shop"));
        alpha = agent();
        beta = agent();
    }

    private AgentProcess agent() throws IOException {
        return AgentProcess.start(
                home.resolve(".local"),
                shop,
                SCRIPT,
                Map.of(
                        "CLIENT", LiveDaemon.clientProgram().toString(),
                        "DROVER_HOME", home.toString()));
    }

    @AfterEach
    void close() throws Exception {
        alpha.close();
        beta.close();
        for (AutoCloseable one : open) {
            one.close();
        }
        live.close();
    }

    private record Answer(String text, String variables) {}

    private Answer says(AgentProcess agent, Map<String, Object> words) throws IOException {
        Path file = home.resolve("call" + asked++);
        Map<String, Object> body = new HashMap<>(words);
        body.put("session_id", "s-" + agent.pid());
        body.put("cwd", shop.toString());
        Files.write(file, JSON.writeValueAsBytes(body));
        agent.say(file.toString());
        await().atMost(PATIENCE).until(() -> Files.exists(Path.of(file + ".done")));
        JsonNode said = JSON.readTree(Files.readString(Path.of(file + ".out")));
        JsonNode specific = said.path("hookSpecificOutput");
        if (!specific.isMissingNode()) {
            assertThat(specific.path("hookEventName").asString())
                    .isEqualTo(words.get("hook_event_name"));
        }
        Path variables = Path.of(file + ".env");
        return new Answer(
                specific.path("additionalContext").asString(""),
                Files.exists(variables) ? Files.readString(variables) : "");
    }

    private Answer starts(AgentProcess agent) throws IOException {
        return says(agent, Map.of("hook_event_name", "SessionStart", "source", "startup"));
    }

    private Answer ran(AgentProcess agent, String output) throws IOException {
        return says(
                agent,
                Map.of(
                        "hook_event_name",
                        "PostToolUse",
                        "tool_name",
                        "Bash",
                        "tool_input",
                        Map.of("command", "npm run dev"),
                        "tool_response",
                        Map.of("stdout", "", "stderr", output)));
    }

    private InstanceView row(AgentProcess agent) {
        return live.rows().stream()
                .filter(row -> Long.valueOf(agent.pid()).equals(row.pid()))
                .findFirst()
                .orElseThrow();
    }

    private void project(String text) throws IOException {
        Files.writeString(shop.resolve(".drover.json"), text);
    }

    @Test
    void eachSessionGetsWhatItsProjectAsksForInItsShellAndInWords() throws IOException {
        project(
                """
                {"ports": {"PORT": {"type": "dev", "name": "web"}, "API_PORT": {"type": "api"},
                           "DB_PORT": {"type": "database"}}}
                """);
        Answer first = starts(alpha);
        Answer second = starts(beta);
        List<Integer> ports = row(alpha).ports();
        assertThat(ports).hasSize(3).doesNotContainAnyElementsOf(row(beta).ports());
        assertThat(first.variables())
                .isEqualTo(
                        "export PORT=%d\nexport API_PORT=%d\nexport DB_PORT=%d\n"
                                .formatted(ports.toArray()));
        assertThat(first.text())
                .contains("PORT=" + ports.getFirst() + " (dev web)", "set in your shell's")
                .doesNotContain("\n");
        assertThat(second.variables()).startsWith("export PORT=216");
        assertThat(starts(alpha).variables()).as("told again").isEqualTo(first.variables());
        assertThat(row(alpha).ports()).isEqualTo(ports);
    }

    @Test
    void aSessionWithoutAnyPortHearsNothing() throws IOException {
        Answer answer = starts(alpha);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.variables()).isEmpty();
        assertThat(live.client.ports(false).ports()).noneMatch(PortView::leased);
    }

    @Test
    void whatAPersonLeasedForTheDirectoryAndWhatEverySessionGetsIsTold() throws IOException {
        int manual =
                live.client
                        .lease(
                                new PortRequest(
                                        "api",
                                        "admin-ui",
                                        null,
                                        null,
                                        null,
                                        shop.toString(),
                                        null,
                                        null))
                        .getFirst()
                        .port();
        live.daemon.settings().set("ports.everySession", "PORT=dev");
        Answer answer = starts(alpha);
        int own = row(alpha).ports().getFirst();
        assertThat(answer.variables())
                .isEqualTo("export PORT=" + own + "\nexport ADMIN_UI_PORT=" + manual + "\n");
        live.daemon.settings().set("ports.tellAgents", "false");
        assertThat(starts(alpha).variables()).isEmpty();
    }

    @Test
    void aWrongFileIsToldInOneLineAndNothingIsLeased() throws IOException {
        project(
                "{\"ports\": {\"PORT\": {\"type\": \"dev\"}, \"LD_PRELOAD\": {\"type\":"
                        + " \"api\"}}}");
        Answer answer = starts(alpha);
        assertThat(answer.variables()).isEmpty();
        assertThat(answer.text())
                .contains(".drover.json cannot be used", "LD_PRELOAD", "No port was leased");
        assertThat(row(alpha).ports()).isEmpty();
        assertThat(live.client.ports(true).notices())
                .singleElement()
                .asString()
                .contains("LD_PRELOAD");
    }

    @Test
    void aRangeThatIsUsedUpIsToldAndNothingIsLeased() throws IOException {
        project("{\"ports\": {\"PORT\": {\"type\": \"dev\"}, \"T\": {\"type\": \"tiny\"}}}");
        assertThat(starts(alpha).variables()).contains("T=21890");
        Answer answer = starts(beta);
        assertThat(answer.variables()).isEmpty();
        assertThat(answer.text())
                .contains("All 1 ports of type tiny", "instance " + row(alpha).shortId());
        assertThat(row(beta).ports()).isEmpty();
    }

    @Test
    void aClashTellsWhoHoldsThePortAndWhichIsTheCallersOnce() throws IOException {
        project("{\"ports\": {\"PORT\": {\"type\": \"dev\"}}}");
        starts(alpha);
        starts(beta);
        int held = row(alpha).ports().getFirst();
        int own = row(beta).ports().getFirst();
        String complaint = "Error: listen EADDRINUSE: address already in use :::" + held;
        assertThat(ran(beta, complaint).text())
                .contains(
                        "port " + held + " is held by instance " + row(alpha).shortId() + " since ",
                        " for shop; yours is " + own);
        assertThat(ran(beta, complaint).text()).as("once for each clash").isEmpty();
        assertThat(live.client.audit(0, 1000))
                .filteredOn(entry -> entry.type().equals("PortClashTold"))
                .hasSize(1);
        assertThat(ran(beta, "Error: listen EADDRINUSE: address already in use :::21650").text())
                .as("nobody has that one")
                .isEmpty();
    }

    @Test
    void aClashWithAProgramThatHasNoLeaseLeasesOneInstead() throws IOException {
        starts(alpha);
        ServerSocket server = new ServerSocket();
        open.add(server);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 21_650));
        Map<String, Object> failed =
                Map.of(
                        "hook_event_name", "PostToolUseFailure",
                        "tool_name", "Bash",
                        "tool_input", Map.of("command", "npm run dev"),
                        "error", "Exit code 1\nError: Port 21650 is already in use");
        Answer answer = says(alpha, failed);
        int own = row(alpha).ports().getFirst();
        assertThat(answer.text())
                .contains(
                        "port 21650 is used by process " + ProcessHandle.current().pid(),
                        "yours is " + own + ", leased to you just now");
        assertThat(own).isBetween(21_600, 21_699).isNotEqualTo(21_650);
    }

    @Test
    void whoseOwnPortIsTakenGetsAnother() throws IOException {
        project("{\"ports\": {\"PORT\": {\"type\": \"dev\"}}}");
        starts(alpha);
        int lost = row(alpha).ports().getFirst();
        ServerSocket server = new ServerSocket();
        open.add(server);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), lost));
        Answer answer = ran(alpha, "Error: Port " + lost + " is already in use");
        int now = row(alpha).ports().getFirst();
        assertThat(now).isNotEqualTo(lost);
        assertThat(answer.text()).contains("yours is " + now + " from now on, in place of it");
        assertThat(starts(alpha).variables()).isEqualTo("export PORT=" + now + "\n");
    }
}
