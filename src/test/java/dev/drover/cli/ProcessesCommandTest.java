package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.cli.Shell.Answer;
import dev.drover.daemon.AgentProcess;
import dev.drover.daemon.LiveDaemon;
import dev.drover.model.AlertKind;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.ProcessView;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Real sessions with real servers, that come twice, detach, and outlive their sessions.
final class ProcessesCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path home;
    private final AtomicReference<LiveDaemon> live = new AtomicReference<>();
    private Path alive;
    private Path server;
    private @Nullable AgentProcess agent;

    /// Servers run until a file is gone: so each ends with its test, whoever has adopted it.
    @BeforeEach
    void open() throws Exception {
        alive = Files.writeString(home.resolve("alive"), "");
        server = home.resolve("server.sh");
        Files.writeString(server, "while [ -e '" + alive + "' ]; do sleep 0.2; done\n");
        Files.writeString(
                home.resolve(".claude.json"),
                """
                {"mcpServers": {"srv\\u202e": {"command": "sh", "args": ["%s"]},
                                "broken": 7, "far": {"type": "http", "url": "http://x/"}}}
                """
                        .formatted(server));
        live.set(LiveDaemon.in(home));
    }

    @AfterEach
    void close() throws Exception {
        Files.deleteIfExists(alive);
        if (agent != null) {
            agent.close();
        }
        live.get().close();
    }

    private Shell shell() {
        return Shell.over(
                Shell.commands(home, Map.of(), caller -> live.get().daemon.api(caller), true));
    }

    private void session(String starts) throws Exception {
        agent =
                AgentProcess.start(
                        home.resolve(".local"),
                        home,
                        starts + "\nwhile read -r line; do :; done",
                        Map.of());
    }

    private void kill() {
        Objects.requireNonNull(agent).kill();
    }

    private long pid() {
        return Objects.requireNonNull(agent).pid();
    }

    private ProcessTreeView tree() {
        return live.get().client.processes(false);
    }

    private List<ProcessView> servers() {
        return tree().processes().stream().filter(p -> p.server() != null).toList();
    }

    @Test
    void whatOutlivesItsSessionIsFoundWithEvidenceAlsoAfterARestart() throws Exception {
        session("sh '" + server + "' & setsid sh '" + server + "' other &");
        await().atMost(PATIENCE).until(() -> servers().size() == 1);
        ProcessView kept = servers().getFirst();
        assertThat(kept.why()).isEqualTo(ProcessClass.IDLE_RETAINED);
        assertThat(kept.evidence()).anyMatch(line -> line.contains("configured to start it"));
        await().atMost(PATIENCE).until(() -> live.get().daemon.state().owned().size() >= 2);

        kill();
        await().atMost(PATIENCE).until(() -> servers().getFirst().why() == ProcessClass.ORPHAN);
        assertThat(servers().getFirst().key()).isEqualTo(kept.key());
        assertThat(servers().getFirst().evidence())
                .anyMatch(line -> line.startsWith("Drover saw it below claude-code in"));

        await().atMost(PATIENCE)
                .until(
                        () ->
                                live.get().client.alerts(false).stream()
                                        .anyMatch(a -> a.kind() == AlertKind.ORPHAN));
        Answer orphans = shell().terminal(80).type("processes", "orphans");
        assertThat(orphans.out()).contains("Drover saw it below", "They hold");
        assertPlain(orphans);
        Answer report = shell().type("processes", "report");
        assertThat(report.out())
                .contains("## Left behind", "### Process " + kept.pid(), "- parent: ");

        live.get().close();
        live.set(LiveDaemon.in(home));
        await().atMost(PATIENCE)
                .until(() -> live.get().daemon.state().owned().containsKey(key(kept)));
    }

    private dev.drover.model.ProcessKey key(ProcessView view) {
        return live.get().daemon.state().owned().keySet().stream()
                .filter(k -> k.toString().equals(view.key()))
                .findFirst()
                .orElse(new dev.drover.model.ProcessKey("none", 1, 1));
    }

    @Test
    void aServerThatRunsTwiceInOneSessionIsADuplicate() throws Exception {
        session("sh '" + server + "' & sh -c 'sh " + server + "; :' &");
        await().atMost(PATIENCE).until(() -> tree().duplicates().size() == 1);
        ProcessTreeView.Duplicate group = tree().duplicates().getFirst();
        assertThat(group.kept()).hasSize(1);
        assertThat(group.extra()).hasSize(1);
        Answer told = shell().terminal(80).type("processes", "duplicates");
        // Where a line ends depends on how long the names are.
        assertThat(told.out().replaceAll("\\s+", " "))
                .contains("2 in session", "would do", "There are 2 of");
        assertPlain(told);
        assertThat(shell().type("processes", "report").out()).contains("## Too many:");
    }

    @Test
    void listsTreeAndWhyFitATerminalAndTheSchema() throws Exception {
        session(
                "sh '"
                        + server
                        + "' & cp /bin/sh './a\u001b[31mb'; './a\u001b[31mb' '"
                        + server
                        + "' &");
        await().atMost(PATIENCE).until(() -> tree().processes().size() >= 4);
        Files.delete(home.resolve("a\u001b[31mb"));
        for (String[] words :
                List.of(
                        new String[] {"processes"},
                        new String[] {"processes", "--all"},
                        new String[] {"processes", "tree"},
                        new String[] {"processes", "why", Long.toString(pid())})) {
            Answer answer = shell().terminal(80).type(words);
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(answer.out()).contains(Long.toString(pid()));
            assertPlain(answer);
        }
        Schemas.assertFits("processes", shell().type("processes", "--json").out());
        var http =
                live.get().client.call("GET", "/v1/processes?class=orphan", Map.of(), new byte[0]);
        assertThat(http.text()).isEqualTo("[]");
        Answer unknown = shell().type("processes", "why", "1");
        assertThat(unknown.exit()).isEqualTo(Exit.REFUSED);
        assertThat(unknown.err().lines()).hasSize(1);
    }

    @Test
    void anAbandonedDirectoryGoesToTheTrashAndComesBack() throws Exception {
        Path instances = Files.createDirectories(home.resolve(".mayla/instances"));
        Path left = Files.createDirectories(instances.resolve("11-22-ab"));
        Files.write(left.resolve("index.db"), new byte[3_000]);
        Files.write(left.resolve("index.db-wal"), new byte[70_000]);
        Path used = Files.createDirectories(instances.resolve("33-44-cd"));
        Files.write(used.resolve("index.db"), new byte[10]);
        Process user = new ProcessBuilder("sleep", "600").directory(used.toFile()).start();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(shell().type("processes", "directories").out())
                                            .contains("abandoned", "in use"));
            Answer asked = shell().type("processes", "directories", "--trash");
            assertThat(asked.exit()).isEqualTo(Exit.REFUSED);
            assertThat(left).exists();
            Answer refused = shell().type("processes", "directories", "--trash", "--yes");
            assertThat(refused.exit()).isZero();
            assertThat(left).doesNotExist();
            assertThat(used).exists();
            String id =
                    live.get().client.daemonDirectories().stream()
                            .flatMap(d -> Stream.ofNullable(d.trashed()))
                            .findFirst()
                            .orElseThrow();
            assertThat(shell().type("processes", "directories", "--restore", id + "x").exit())
                    .isEqualTo(Exit.REFUSED);
            assertThat(shell().type("processes", "directories", "--restore", id).exit()).isZero();
            assertThat(left.resolve("index.db-wal")).hasSize(70_000);
        } finally {
            user.destroyForcibly();
        }
    }

    @Test
    void theDoctorTellsOfADaemonsLogThatGrowsAndGivesTheReport() throws Exception {
        Path grown = Files.createDirectories(home.resolve(".mayla/instances/11-22-ab"));
        Files.writeString(grown.resolve("index.db"), "x");
        try (RandomAccessFile log =
                new RandomAccessFile(grown.resolve("index.db-wal").toFile(), "rw")) {
            log.setLength(70L << 20);
        }
        live.get().close();
        live.set(LiveDaemon.in(home));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            // None of its daemons runs, so only who asks has it looked at.
                            Answer report = shell().type("doctor", "report");
                            assertThat(report.exit()).isZero();
                            assertThat(report.out())
                                    .startsWith("# What Drover's doctor found")
                                    .contains("# Processes of coding agents", "11-22-ab");
                            assertThat(shell().type("doctor").out())
                                    .containsPattern("warn +wal-growth +may-la has a database")
                                    .contains("It has 73 MB");
                        });
    }

    private static void assertPlain(Answer answer) {
        assertThat(answer.out()).doesNotContain("\u202e", "\u001b[31m");
        assertThat(answer.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThan(81));
    }
}
