package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.view.InstanceView;
import dev.drover.model.view.JournalEntry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Two agents with a server each, and hooks that one of them really sends: what would end the
/// other's is denied with names and pids.
final class KillGuardTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A server, then a hook for every file that is named on the standard input.
    private static final String SCRIPT =
            "\"$PROGRAM\" -c 'echo $$ >server.pid; while :; do sleep 1; done' & while read -r f; do"
                    + " \"$CLIENT\" hook claude-code --decision 30 <\"$f\" >\"$f.out\"; echo"
                    + " >\"$f.done\"; done";

    @TempDir Path home;
    private LiveDaemon live;
    private Path program;
    private final List<AgentProcess> agents = new ArrayList<>();
    private final List<ProcessHandle> servers = new ArrayList<>();
    private AgentProcess alpha;
    private Path alphaHome;
    private Path betaHome;
    private int asked;

    @BeforeEach
    void open() throws Exception {
        live = LiveDaemon.in(home);
        program = home.resolve("devserver");
        Files.copy(Path.of("/bin/sh").toRealPath(), program);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        alphaHome = Files.createDirectories(home.resolve("alpha"));
        betaHome = Files.createDirectories(home.resolve("beta"));
        alpha = agent(alphaHome);
        agent(betaHome);
        await().atMost(Duration.ofSeconds(30)).until(() -> live.rows().size() == 2);
    }

    private AgentProcess agent(Path directory) throws IOException {
        AgentProcess agent =
                AgentProcess.start(
                        home.resolve(".local"),
                        directory,
                        SCRIPT,
                        Map.of(
                                "PROGRAM", program.toString(),
                                "CLIENT", LiveDaemon.clientProgram().toString(),
                                "DROVER_HOME", home.toString()));
        agents.add(agent);
        return agent;
    }

    @AfterEach
    void close() {
        agents.forEach(agent -> agent.process.descendants().forEach(servers::add));
        agents.forEach(AgentProcess::close);
        servers.forEach(ProcessHandle::destroyForcibly);
        live.close();
    }

    private long server(Path directory) throws IOException {
        Path file = directory.resolve("server.pid");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(file) && Files.readString(file).endsWith("\n"));
        return Long.parseLong(Files.readString(file).strip());
    }

    /// What the hook of the first agent prints when it is about to run this.
    private String answer(String command) throws IOException {
        Path file = alphaHome.resolve("call" + asked++);
        Map<String, Object> body =
                Map.of(
                        "hook_event_name", "PreToolUse",
                        "session_id", "s-alpha",
                        "cwd", alphaHome.toString(),
                        "tool_name", "Bash",
                        "tool_input", Map.of("command", command));
        Files.write(file, JSON.writeValueAsBytes(body));
        alpha.say(file.toString());
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(Path.of(file + ".done")));
        return Files.readString(Path.of(file + ".out"));
    }

    @Test
    void whatWouldEndTheOthersServerIsDeniedByNameAndOwnIsAllowed() throws Exception {
        long own = server(alphaHome);
        long other = server(betaHome);
        InstanceView beta =
                live.rows().stream()
                        .filter(row -> row.cwd().endsWith("beta"))
                        .findFirst()
                        .orElseThrow();
        assertThat(answer("pkill devserver")).as("off by default").isEqualTo("{}");

        live.daemon.settings().set("killGuard.enabled", "true");

        JsonNode said =
                JSON.readTree(answer("npm stop; pkill devserver")).get("hookSpecificOutput");
        assertThat(said.get("hookEventName").asString()).isEqualTo("PreToolUse");
        assertThat(said.get("permissionDecision").asString()).isEqualTo("deny");
        assertThat(said.get("permissionDecisionReason").asString())
                .contains(other + " " + program, "instance " + beta.shortId())
                .endsWith("kill " + own);
        assertThat(answer("kill $(cat ../beta/server.pid)")).contains("deny", "None that");
        assertThat(answer("kill " + alpha.pid() + " " + ProcessHandle.current().pid()))
                .contains("deny");
        for (String allowed :
                List.of(
                        "kill " + own,
                        "kill $(cat server.pid)",
                        "kill -0 " + other,
                        "kill $UNKNOWN",
                        "pkill -P " + alpha.pid(),
                        "ls -l",
                        "kill '")) {
            assertThat(answer(allowed)).as(allowed).isEqualTo("{}");
        }
        assertThat(live.client.audit(0, 1000))
                .filteredOn(entry -> entry.type().equals("KillDenied"))
                .hasSize(3)
                .extracting(JournalEntry::json)
                .anySatisfy(
                        json ->
                                assertThat(json)
                                        .contains(
                                                "npm stop; pkill devserver", Long.toString(other)));
        assertThat(live.daemon.metrics().scrape()).contains("drover_kills_denied_total 3.0");
    }
}
