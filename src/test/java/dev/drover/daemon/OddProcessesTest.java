package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.host.Jungle;
import dev.drover.host.ProcessTable;
import dev.drover.model.ProcessKey;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.ProcessNode;
import dev.drover.model.process.ProcessTree;
import dev.drover.model.view.ProcessView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The tree of a real session that starts everything that processes can be: each is told whose it
/// is, also when the session is gone.
final class OddProcessesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// A shell of its own that tells its name, and then is what it is told to be.
    private static String named(String name, String then) {
        return "bash -c 'echo $$ > born/."
                + name
                + "; mv born/."
                + name
                + " born/"
                + name
                + "; "
                + then
                + "'";
    }

    @TempDir Path home;
    private Jungle jungle;
    private LiveDaemon live;

    @BeforeEach
    void open() throws Exception {
        jungle = new Jungle(Files.createDirectories(home.resolve("jungle")));
        live = LiveDaemon.in(home);
    }

    @AfterEach
    void close() {
        live.close();
        jungle.close();
    }

    private AgentProcess session(String starts) throws IOException {
        return AgentProcess.start(
                jungle.home().resolve("install"),
                jungle.home(),
                starts + "\nwhile read -r line; do :; done",
                Map.of());
    }

    private ProcessTree tree() {
        return live.daemon.processes().tree();
    }

    private ProcessNode node(String name) {
        ProcessKey key = jungle.born(name);
        await().atMost(PATIENCE).until(() -> tree().find(key).isPresent());
        return tree().find(key).orElseThrow();
    }

    private void awaitClass(String name, ProcessClass why) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(node(name).why()).as("%s", name).isEqualTo(why));
    }

    private void awaitOwned(List<String> names) {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                names.stream()
                                        .map(jungle::born)
                                        .allMatch(live.daemon.state().owned()::containsKey));
    }

    @Test
    void whatDetachesStopsOrLosesItsProgramIsTheSessionsAndThenALeftover() throws Exception {
        // A program of its own: a shell that forks is another one of the agent's looks.
        Files.writeString(
                jungle.home().resolve("between.sh"),
                "setsid "
                        + named("twice", "exec sleep 600")
                        + " &\nwhile ! [ -e go ]; do sleep 0.2; done\n");
        List<String> names = List.of("plain", "stopped", "session", "twice", "deleted", "hostile");
        try (AgentProcess agent =
                session(
                        named("plain", "exec sleep 600")
                                + " &\n"
                                + named("stopped", "exec sleep 600")
                                + " &\n"
                                + "setsid "
                                + named("session", "exec sleep 600")
                                + " &\n"
                                + "bash between.sh &\n"
                                + "cp \"$(command -v sleep)\" gone\n"
                                + named("deleted", "exec ./gone 600")
                                + " &\n"
                                + "bash -c 'echo $$ > born/.h; mv born/.h born/hostile; exec -a"
                                + " \"$(printf \"\\033[31m) S 1 1\\n"
                                + "evil\\342\\200\\256\")\" sleep 600' &\n")) {
            names.forEach(jungle::born);
            signal("STOP", "stopped");
            await().until(() -> jungle.state("stopped") == 'T');
            await().until(() -> node("deleted").facts().command().getFirst().equals("./gone"));
            Files.delete(jungle.home().resolve("gone"));
            assertThat(
                            ProcessTable.ofThisMachine()
                                    .look(jungle.born("deleted").pid())
                                    .orElseThrow()
                                    .executableDeleted())
                    .isTrue();

            awaitOwned(names);
            names.forEach(name -> awaitClass(name, ProcessClass.IDLE_RETAINED));
            assertThat(node("stopped").facts().state()).isEqualTo('T');
            assertThat(views())
                    .allSatisfy(
                            view ->
                                    assertThat(view.command() + view.name() + view.evidence())
                                            .doesNotContain("\u001b", "\n", "\u202e"));

            // What stood between them goes, as when a daemon forks twice.
            Files.createFile(jungle.home().resolve("go"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(node("twice").evidence())
                                            .anyMatch(l -> l.contains("detached itself from")));
            awaitClass("twice", ProcessClass.IDLE_RETAINED);

            agent.kill();
            names.forEach(name -> awaitClass(name, ProcessClass.ORPHAN));
        }
        signal("CONT", "stopped");
    }

    private List<ProcessView> views() {
        return live.daemon.processes().view(true).processes();
    }

    private void signal(String signal, String name) throws Exception {
        ProcessKey key = jungle.guard(List.of(jungle.born(name))).getFirst();
        assertThat(
                        new ProcessBuilder("kill", "-" + signal, Long.toString(key.pid()))
                                .start()
                                .waitFor())
                .isZero();
    }

    @Test
    void aZombieIsNobodysAndItsParentStays() throws Exception {
        try (AgentProcess agent = session(named("parent", "sleep 0.1 & exec sleep 600") + " &\n")) {
            ProcessKey parent = jungle.born("parent");
            await().until(() -> hasZombie(parent.pid()));
            awaitClass("parent", ProcessClass.IDLE_RETAINED);
            await().atMost(PATIENCE).until(() -> node("parent").children().isEmpty());
            assertThat(agent.process.isAlive()).isTrue();
            assertThat(jungle.lives("parent")).isTrue();
        }
    }

    private static boolean hasZombie(long parent) throws IOException {
        String children =
                Files.readString(Path.of("/proc/" + parent + "/task/" + parent + "/children"));
        for (String child : children.strip().split(" ")) {
            Path stat = Path.of("/proc/" + child + "/stat");
            if (!child.isEmpty() && Files.exists(stat) && Files.readString(stat).contains(") Z ")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aCommandLineOfTwoMegabytesIsShownByItsBeginning() throws Exception {
        try (AgentProcess agent =
                session(
                        named(
                                        "long",
                                        "a=$(head -c 120000 /dev/zero | tr \"\\0\" x);"
                                                + " ulimit -s 16384;"
                                                + " exec bash -c \"sleep 600; :\" long"
                                                + " $a".repeat(17))
                                + " &\n")) {
            ProcessKey key = jungle.born("long");
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    Files.readAllBytes(Path.of("/proc/" + key.pid() + "/cmdline"))
                                                    .length
                                            > 2_000_000);
            await().atMost(PATIENCE).until(() -> node("long").facts().command().size() > 3);
            awaitClass("long", ProcessClass.IDLE_RETAINED);
            ProcessView view =
                    views().stream().filter(v -> v.pid() == key.pid()).findFirst().orElseThrow();
            assertThat(view.command())
                    .hasSizeLessThanOrEqualTo(600)
                    .startsWith("bash -c sleep 600");
            assertThat(live.client.processes(false).processes()).isNotEmpty();
            assertThat(live.daemon.processes().report()).isNotEmpty();
            assertThat(agent.process.isAlive()).isTrue();
        }
    }
}
