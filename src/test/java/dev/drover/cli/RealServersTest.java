package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.cli.Shell.Answer;
import dev.drover.daemon.AgentProcess;
import dev.drover.daemon.Conversation;
import dev.drover.daemon.LiveDaemon;
import dev.drover.daemon.RealServer;
import dev.drover.ipc.Json;
import dev.drover.model.AlertKind;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.ProcessView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// A server that people really use, too often and left behind: found, told with evidence, and not
/// disturbed by being looked at.
final class RealServersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONFIGURED =
            "claude-code is configured to start it, as 'everything' in ~/project/.mcp.json";

    @TempDir Path home;
    private Path project;
    private RealServer first;
    private RealServer second;
    private final AtomicReference<AgentProcess> agent = new AtomicReference<>();
    private final AtomicReference<LiveDaemon> live = new AtomicReference<>();

    @BeforeEach
    void open() throws Exception {
        Path modules = RealServer.modules();
        project = Files.createDirectories(home.resolve("project"));
        Files.createSymbolicLink(project.resolve("node_modules"), modules); // where npx looks
        first = RealServer.withPipesIn(home.resolve("first"));
        second = RealServer.withPipesIn(home.resolve("second"));
        live.set(LiveDaemon.in(home, Map.of("alerts.mustHold", "1s"), UnaryOperator.identity()));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable started : Arrays.asList(agent.get(), first, second, live.get())) {
            if (started != null) {
                started.close();
            }
        }
        Files.deleteIfExists(project.resolve("node_modules"));
    }

    private void configure(List<String> command) throws IOException {
        Map<String, Object> server =
                Map.of("command", command.getFirst(), "args", command.subList(1, command.size()));
        Files.writeString(
                project.resolve(".mcp.json"),
                Json.mapper()
                        .writeValueAsString(Map.of("mcpServers", Map.of("everything", server))));
    }

    private void session(String starts) throws IOException {
        String script = starts + "while read -r line; do :; done";
        agent.set(AgentProcess.start(home.resolve(".local"), project, script, Map.of()));
    }

    private ProcessTreeView tree() {
        return live.get().client.processes(false);
    }

    private List<ProcessView> servers() {
        return tree().processes().stream().filter(p -> p.server() != null).toList();
    }

    private AlertView alert(AlertKind kind) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                live.get().client.alerts(false).stream()
                                        .filter(a -> a.kind() == kind)
                                        .findFirst()
                                        .orElse(null),
                        found -> found != null);
    }

    private String typed(String... words) {
        Shell shell =
                Shell.over(
                        Shell.commands(
                                home, Map.of(), caller -> live.get().daemon.api(caller), true));
        Answer answer = shell.terminal(80).type(words);
        assertThat(answer.exit()).as(answer.err()).isZero();
        // A path stays in one piece, so that it can be copied.
        assertThat(answer.out().lines())
                .filteredOn(line -> line.strip().contains(" "))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
        return answer.out();
    }

    private static void introduce(RealServer server) throws Exception {
        String name =
                Conversation.read(server.conversation.initialize())
                        .at("/result/serverInfo/name")
                        .asString();
        assertThat(name).isEqualTo("mcp-servers/everything");
    }

    private static void assertAnswers(RealServer server, String text) throws Exception {
        assertThat(server.conversation.echo(text)).isEqualTo("Echo: " + text);
    }

    @Test
    void aSecondOneInTheSameSessionIsTooManyAndBothGoOnAnswering() throws Exception {
        configure(RealServer.command());
        session(
                first.line(RealServer.command())
                        + "read -r go\n"
                        + second.line(RealServer.command()));
        introduce(first);
        await().atMost(PATIENCE).until(() -> servers().size() == 1);
        assertThat(tree().duplicates()).isEmpty();

        agent.get().say("go");
        introduce(second);
        await().atMost(PATIENCE).until(() -> tree().duplicates().size() == 1);

        ProcessTreeView.Duplicate group = tree().duplicates().getFirst();
        assertThat(group.name()).isEqualTo("everything");
        assertThat(group.kept()).singleElement().asString().startsWith(second.pid() + "@");
        assertThat(group.extra()).singleElement().asString().startsWith(first.pid() + "@");
        assertThat(group.extraBytes()).isGreaterThan(10_000_000);
        assertThat(servers())
                .hasSize(2)
                .allSatisfy(
                        server ->
                                assertThat(server.evidence())
                                        .anyMatch(line -> line.contains(CONFIGURED)));
        assertThat(servers())
                .filteredOn(server -> server.pid() == first.pid())
                .singleElement()
                .satisfies(server -> assertThat(server.why()).isEqualTo(ProcessClass.DUPLICATE));
        assertThat(alert(AlertKind.DUPLICATE).evidence())
                .anyMatch(line -> line.contains(Long.toString(first.pid())));
        assertThat(typed("processes", "duplicates"))
                .contains("2 in session", Long.toString(first.pid()), "started last");
        assertThat(typed("processes", "why", Long.toString(first.pid()))).contains("everything");
        assertThat(typed("processes"))
                .contains(Long.toString(first.pid()), Long.toString(second.pid()));

        assertAnswers(first, "still here, \u2603");
        assertAnswers(second, "and here");
    }

    @Test
    void whatNpxStartedIsTheSameServerAsWhatNodeStarted() throws Exception {
        List<String> byNpx = List.of("npx", "-y", RealServer.PACKAGE, "stdio");
        configure(byNpx);
        session(first.line(byNpx) + second.line(RealServer.command()));
        introduce(first);
        introduce(second);

        await().atMost(PATIENCE).until(() -> tree().duplicates().size() == 1);
        ProcessTreeView.Duplicate group = tree().duplicates().getFirst();
        List<String> both = List.of(group.kept().getFirst(), group.extra().getFirst());
        assertThat(both)
                .extracting(key -> key.substring(0, key.indexOf('@')))
                .containsExactlyInAnyOrder(Long.toString(first.pid()), Long.toString(second.pid()));
        assertThat(group.extra()).as("npx and what it started count as one").hasSize(1);
        assertAnswers(first, "by npx");
    }

    @Test
    void leftBehindByItsAgentItIsAnOrphanThatGoesOnAnswering() throws Exception {
        configure(RealServer.command());
        session(first.line(RealServer.command()));
        introduce(first);
        await().atMost(PATIENCE).until(() -> servers().size() == 1);
        ProcessView kept = servers().getFirst();
        assertThat(kept.why()).isIn(ProcessClass.WORKING, ProcessClass.IDLE_RETAINED);
        await().atMost(PATIENCE).until(() -> !live.get().daemon.state().owned().isEmpty());

        agent.get().kill();
        await().atMost(PATIENCE)
                .until(() -> servers().stream().anyMatch(s -> s.why() == ProcessClass.ORPHAN));

        ProcessView orphan = servers().getFirst();
        assertThat(orphan.key()).isEqualTo(kept.key()).startsWith(first.pid() + "@");
        assertThat(orphan.evidence())
                .anyMatch(line -> line.startsWith("Drover saw it below claude-code in"))
                .anyMatch(line -> line.contains(CONFIGURED));
        assertThat(alert(AlertKind.ORPHAN).evidence())
                .anyMatch(line -> line.contains(Long.toString(first.pid())));
        assertThat(typed("processes", "orphans"))
                .contains(Long.toString(first.pid()), "everything", "Drover saw it below");
        assertThat(typed("processes")).contains("everything");
        assertAnswers(first, "nobody's now");
    }
}
