package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.drover.cli.Shell.Answer;
import dev.drover.daemon.AgentProcess;
import dev.drover.daemon.JungleTable;
import dev.drover.daemon.LiveDaemon;
import dev.drover.host.Jungle;
import dev.drover.ipc.CommandRunner;
import dev.drover.ipc.Json;
import dev.drover.model.AlertKind;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.ProcessRole;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.ProcessView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Real sessions that have the same server each, which a person wants once; and one that starts it
/// again.
final class ServerMarksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path home;
    private final AtomicReference<LiveDaemon> live = new AtomicReference<>();
    private final List<AgentProcess> agents = new ArrayList<>();
    private Jungle jungle;
    private Path server;

    @BeforeEach
    void open() throws Exception {
        jungle = new Jungle(Files.createDirectories(home.resolve("jungle")));
        server = jungle.home().resolve("server.sh");
        Files.writeString(server, "while :; do sleep 600; done\n");
        Files.writeString(
                home.resolve(".claude.json"),
                "{\"mcpServers\": {\"srv\": {\"command\": \"sh\", \"args\": [\""
                        + server
                        + "\"]}}}");
        live.set(daemon());
    }

    private LiveDaemon daemon() throws Exception {
        CommandRunner commands =
                Shell.commands(home, Map.of(), caller -> live.get().daemon.api(caller), true);
        return LiveDaemon.over(
                home,
                Map.of("ending.afterTerm", "300ms", "ending.afterInterrupt", "300ms"),
                new JungleTable(jungle),
                commands);
    }

    @AfterEach
    void close() {
        agents.forEach(AgentProcess::close);
        live.get().close();
        jungle.close();
    }

    private Shell shell() {
        return Shell.over(
                Shell.commands(home, Map.of(), caller -> live.get().daemon.api(caller), true));
    }

    /// A session that has its server, and starts it again whenever it ends.
    private void session() throws Exception {
        agents.add(
                AgentProcess.start(
                        jungle.home().resolve("install"),
                        jungle.home(),
                        "while :; do sh '" + server + "'; done",
                        Map.of()));
    }

    private ProcessTreeView tree() {
        return live.get().client.processes(false);
    }

    private List<ProcessView> servers() {
        return tree().processes().stream().filter(p -> p.role() == ProcessRole.SERVER).toList();
    }

    private void twoSessions() throws Exception {
        session();
        session();
        await().atMost(PATIENCE).until(() -> servers().size() == 2);
        assertThat(tree().duplicates()).isEmpty();
    }

    @Test
    void aMarkMakesTheSecondOneADuplicateAndTakingItBackDoesNot() throws Exception {
        twoSessions();
        String pid = Long.toString(servers().getFirst().pid());

        Answer marked = shell().terminal(80).type("processes", "mark", pid, "--once-per", "user");

        assertThat(marked.exit()).as(marked.err()).isZero();
        assertThat(marked.out()).contains("srv", "user", "server.sh");
        await().atMost(PATIENCE).until(() -> tree().duplicates().size() == 1);
        assertThat(tree().duplicates().getFirst().reason()).startsWith("You want one per user.");
        assertThat(servers()).filteredOn(s -> s.why() == ProcessClass.DUPLICATE).hasSize(1);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(live.get().client.alerts(false))
                                        .filteredOn(a -> a.kind() == AlertKind.DUPLICATE)
                                        .singleElement()
                                        .satisfies(
                                                a ->
                                                        assertThat(a.summary())
                                                                .contains("where you want one")));
        Answer list = shell().terminal(80).type("processes");
        assertThat(list.out()).contains("you want one srv per user");
        assertThat(list.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThan(81));
        Answer twice = shell().terminal(80).type("processes", "duplicates");
        assertThat(twice.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThan(81));

        live.get().close();
        live.set(daemon());
        await().atMost(PATIENCE).until(() -> tree().duplicates().size() == 1);
        Schemas.assertFits("marks", shell().type("processes", "marks", "--json").out());

        assertThat(shell().type("processes", "mark", "srv", "--once-per", "instance").out())
                .contains("No server is marked");
        await().atMost(PATIENCE).until(() -> tree().duplicates().isEmpty());
        assertThat(live.get().client.marks()).isEmpty();
    }

    @Test
    void saysWhatCannotBeMarked() {
        Answer unknown = shell().type("processes", "mark", "nothing", "--once-per", "user");
        assertThat(unknown.exit()).isEqualTo(Exit.REFUSED);
        assertThat(unknown.err()).contains("No server that runs now is 'nothing'").hasLineCount(1);
        assertThat(shell().type("processes", "mark", "srv", "--once-per", "room").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(shell().type("processes", "mark", "srv").exit()).isEqualTo(Exit.USAGE);
        byte[] body = "{\"server\":\"srv\",\"once\":\"room\"}".getBytes(UTF_8);
        var http =
                live.get()
                        .client
                        .call(
                                "POST",
                                "/v1/processes/marks",
                                Map.of("Content-Type", "application/json"),
                                body);
        assertThat(http.status()).isEqualTo(400);
        assertThat(http.text()).contains("per user, workspace or instance");
    }

    @Test
    void anInstanceShowsItsServers() throws Exception {
        session();
        await().atMost(PATIENCE).until(() -> servers().size() == 1);
        InstanceView instance = live.get().client.instances(false).getFirst();
        assertThat(instance.servers())
                .singleElement()
                .satisfies(
                        s -> {
                            assertThat(s.name()).isEqualTo("srv");
                            assertThat(s.pid()).isEqualTo(servers().getFirst().pid());
                            assertThat(s.memoryBytes()).isPositive();
                        });
        Schemas.assertFits("instances", Json.mapper().writeValueAsString(List.of(instance)));
        Answer shown = shell().terminal(80).type("instances", "show", instance.id());
        assertThat(shown.out()).contains("srv (" + servers().getFirst().pid() + ", ");

        agents.getFirst().kill();
        await().atMost(PATIENCE)
                .until(() -> live.get().client.instance(instance.id()).servers().isEmpty());
    }

    @Test
    void aServerThatItsAgentStartsAgainSaysSo() throws Exception {
        session();
        await().atMost(PATIENCE).until(() -> servers().size() == 1);
        ProcessView before = servers().getFirst();

        Answer ended = shell().terminal(80).type("processes", "end", before.key(), "--yes");

        assertThat(ended.exit()).as(ended.out()).isZero();
        assertThat(ended.out().replaceAll("\\s+", " ")).contains("starts it again");
        assertThat(ended.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThan(81));
        await().atMost(PATIENCE)
                .until(() -> servers().size() == 1 && servers().getFirst().pid() != before.pid());
        String words = "after process " + before.pid() + " was ended";
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(servers().getFirst().evidence())
                                        .anyMatch(
                                                line ->
                                                        line.contains("started again by its agent")
                                                                && line.contains(words)));
        ProcessView now = servers().getFirst();
        assertThat(live.get().client.audit(0, 1_000))
                .filteredOn(e -> e.type().equals("ServerReturned"))
                .singleElement()
                .satisfies(e -> assertThat(e.instance()).isNotNull());
        assertThat(shell().type("processes", "why", now.key()).out()).contains(words);
        assertThat(shell().type("processes", "end", now.key()).out()).contains(words);
        assertThat(shell().type("processes", "report").out()).isNotEmpty();
    }
}
