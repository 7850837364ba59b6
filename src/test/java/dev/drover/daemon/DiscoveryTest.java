package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.InstanceState;
import dev.drover.model.Source;
import dev.drover.model.view.InstanceView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Agents that run are shown without any hook, hooks meet them in one row, and ends are seen at
/// once.
final class DiscoveryTest {
    @TempDir Path home;
    private LiveDaemon live;
    private final List<AgentProcess> agents = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        live = LiveDaemon.in(home);
    }

    @AfterEach
    void close() {
        agents.forEach(AgentProcess::close);
        live.close();
    }

    private AgentProcess agent() throws Exception {
        return agent(Map.of());
    }

    private AgentProcess agent(Map<String, String> environment) throws Exception {
        AgentProcess agent =
                AgentProcess.start(
                        home.resolve(".local"),
                        home,
                        "while read -r line; do :; done",
                        environment);
        agents.add(agent);
        return agent;
    }

    private List<InstanceView> mine() {
        List<Long> pids = agents.stream().map(AgentProcess::pid).toList();
        return live.rows().stream().filter(v -> v.pid() != null && pids.contains(v.pid())).toList();
    }

    @Test
    void aProcessThatLooksLikeTheAgentIsShown() throws Exception {
        agent();
        await().until(() -> mine().size() == 1);
        assertThat(mine().getFirst().state()).isEqualTo(InstanceState.IDLE);
        assertThat(mine().getFirst().source()).isEqualTo(Source.PROC);
        assertThat(mine().getFirst().cwd()).isEqualTo(home.toRealPath().toString());
        await().until(() -> mine().getFirst().memoryBytes() != null);
    }

    @Test
    void theKernelTellsOfAnEndLongBeforeTheNextLook() throws Exception {
        live.close();
        AgentProcess agent = agent();
        live = LiveDaemon.in(home, Map.of("watch.processes", "1h"), UnaryOperator.identity());
        await().until(() -> mine().size() == 1);

        agent.kill();
        await().until(() -> mine().getFirst().state() == InstanceState.ENDED);
    }

    @Test
    void anAgentThatReportsToAnotherDroverIsNotShown() throws Exception {
        AgentProcess others = agent(Map.of("DROVER_HOME", home.resolve("demo").toString()));
        AgentProcess ours = agent(Map.of("DROVER_HOME", home.toString()));
        AgentProcess anybodys = agent();
        await().until(() -> mine().size() == 2);
        assertThat(mine())
                .extracting(InstanceView::pid)
                .containsExactlyInAnyOrder(ours.pid(), anybodys.pid());
        assertThat(live.client.processes(false).processes())
                .noneMatch(row -> row.pid() == others.pid());
    }

    @Test
    void aShellCalledClaudeIsNotShown() throws Exception {
        Path program = home.resolve("bin/claude");
        Files.createDirectories(program.getParent());
        Files.copy(Path.of("/bin/sh").toRealPath(), program);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Process shell =
                new ProcessBuilder(program.toString(), "-c", "while read -r x; do :; done").start();
        try {
            AgentProcess real = agent();
            await().until(() -> mine().size() == 1);
            assertThat(live.rows()).noneMatch(v -> v.pid() != null && v.pid() == shell.pid());
            real.kill();
        } finally {
            shell.destroyForcibly();
        }
    }

    @Test
    void theRegistryGivesNameStateAndSessionAndLeftoversAreIgnored() throws Exception {
        AgentProcess agent = agent();
        await().until(() -> mine().size() == 1);
        Path sessions = Files.createDirectories(live.claudeConfig.resolve("sessions"));
        Files.writeString(sessions.resolve("4000001.json"), entry(4000001, 17, "busy", null));
        Files.writeString(
                sessions.resolve(agent.pid() + ".json"),
                entry(agent.pid(), start(agent.pid()), "waiting", "permission prompt"));

        await().until(() -> mine().getFirst().state() == InstanceState.WAITING);
        InstanceView row = mine().getFirst();
        assertThat(row.name()).isEqualTo("shop-f3");
        assertThat(row.waitingFor()).isEqualTo("permission prompt");
        assertThat(row.sessionId()).isEqualTo("61e05fb1-7d22-4b6c-b5e5-1f8a1bbfc885");
        assertThat(row.source()).isEqualTo(Source.REGISTRY);
        assertThat(live.rows()).noneMatch(v -> v.pid() != null && v.pid() == 4000001);
    }

    @Test
    void threeSessionsStartedAtOnceAreThreeInstances() throws Exception {
        for (int i = 0; i < 3; i++) {
            agent();
        }
        await().until(() -> mine().size() == 3);
        assertThat(mine()).extracting(InstanceView::id).doesNotHaveDuplicates();
        assertThat(live.client.health().status()).isEqualTo("ok");
    }

    @Test
    void hooksFromWithinTheAgentMeetItsRow() throws Exception {
        String hook = LiveDaemon.clientProgram() + " hook claude-code --decision 30";
        String script =
                "while read -r line; do printf"
                        + " '{\"session_id\":\"s-%s\",\"cwd\":\"%s\",\"hook_event_name\":\"%s\"}'"
                        + " \"$PPID\" \"$PWD\" \"$line\" | "
                        + hook
                        + "; done";
        AgentProcess agent =
                AgentProcess.start(
                        home.resolve(".local"),
                        home,
                        script,
                        Map.of("DROVER_HOME", home.toString()));
        agents.add(agent);
        await().until(() -> mine().size() == 1);
        agent.say("UserPromptSubmit");
        await().until(() -> mine().getFirst().state() == InstanceState.BUSY);
        agent.say("Stop");
        await().until(() -> mine().getFirst().state() == InstanceState.IDLE);

        assertThat(mine()).hasSize(1);
        assertThat(mine().getFirst().source()).isEqualTo(Source.HOOK);
    }

    private static String entry(
            long pid,
            long start,
            String status,
            @org.jspecify.annotations.Nullable String waitingFor) {
        return """
        {"pid":%d,"sessionId":"61e05fb1-7d22-4b6c-b5e5-1f8a1bbfc885","cwd":"/home/dev/shop","startedAt":%d,
         "procStart":"%d","version":"2.1.197","kind":"interactive","entrypoint":"cli","name":"shop-f3",
         "status":"%s",%s"updatedAt":%d,"statusUpdatedAt":%d}
        """
                .formatted(
                        pid,
                        System.currentTimeMillis(),
                        start,
                        status,
                        waitingFor == null ? "" : "\"waitingFor\":\"" + waitingFor + "\",",
                        System.currentTimeMillis(),
                        System.currentTimeMillis());
    }

    private static long start(long pid) throws Exception {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19]);
    }
}
