package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.client.Installation.Result;
import dev.drover.daemon.AgentProcess;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A command that ends with the instance it was started from (TM1), with and without a daemon.
@ParameterizedClass
@EnumSource(Client.class)
class ScopeTest {
    private static final String RUN = "\"$DROVER\" run --scope instance -- ";

    @Parameter private Client client;

    @TempDir private Path directory;

    private Installation drover;
    private final List<Long> pids = new ArrayList<>();

    @BeforeEach
    void install() throws Exception {
        drover = new Installation(client, directory);
        drover.environment.put("DROVER", drover.bin.resolve("drover").toString());
        drover.environment.put("DROVER_ENDING_MS", "400,300");
        drover.environment.put("CLAUDE_PID", "");
    }

    @AfterEach
    void end() {
        for (long pid : pids) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /// A shell that reads all of /proc needs its time on a busy machine.
    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(1));
    }

    /// A look-alike agent that does what the script says.
    private AgentProcess agent(String script) throws IOException {
        return AgentProcess.start(directory, drover.directory, script, drover.environment);
    }

    /// The number that a process has written into this file.
    private long pid(String file) {
        Path path = drover.directory.resolve(file);
        patiently().until(() -> Files.exists(path) && Files.readString(path).endsWith("\n"));
        try {
            long pid = Long.parseLong(Files.readString(path).strip());
            pids.add(pid);
            return pid;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean lives(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return false;
        }
    }

    private void awaitEnd(long... all) {
        for (long pid : all) {
            patiently().until(() -> !lives(pid));
        }
        patiently().untilAsserted(() -> assertThat(drover.leftBehind()).isEmpty());
    }

    @Test
    void endsWithTheInstanceThatIsKilled() throws Exception {
        try (AgentProcess agent =
                agent(RUN + "sh -c 'sleep 1000 & echo $! >b; echo $$ >a; wait' & wait")) {
            long command = pid("a");
            long child = pid("b");
            assertThat(lives(command) && lives(child)).isTrue();
            agent.kill();
            awaitEnd(command, child);
        }
    }

    @Test
    void endsWithTheInstanceThatEndsByItself() throws Exception {
        try (AgentProcess agent =
                agent(
                        RUN
                                + "sh -c 'trap \"echo asked >asked; exit\" TERM; echo $$ >a;"
                                + " while :; do sleep 0.05; done' & read -r line")) {
            long command = pid("a");
            agent.say("end");
            awaitEnd(command);
            assertThat(drover.directory.resolve("asked")).hasContent("asked\n");
        }
    }

    @Test
    void whoeverIgnoresTheFirstSignalsIsKilled() throws Exception {
        String script =
                "trap \"\" TERM; trap \"echo asked >asked\" INT; echo $$ >a;"
                        + " while :; do sleep 0.05; done";
        try (AgentProcess agent = agent(RUN + "sh -c '" + script + "'; :")) {
            long command = pid("a");
            boolean hears = catchesInterrupt(command);
            agent.kill();
            awaitEnd(command);
            assertThat(Files.exists(drover.directory.resolve("asked"))).isEqualTo(hears);
        }
    }

    /// False where the tests themselves were started without: a shell cannot catch what it was
    /// started to ignore.
    private static boolean catchesInterrupt(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("SigCgt:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    @Test
    void stoppedCommandEndsAsWell() throws Exception {
        try (AgentProcess agent = agent(RUN + "sh -c 'echo $$ >a; kill -STOP $$' & wait")) {
            long command = pid("a");
            agent.kill();
            awaitEnd(command);
        }
    }

    @Test
    void commandIsTheCommandWhileItsInstanceLives() throws Exception {
        try (AgentProcess agent =
                agent(
                        "printf 'a\\0b' | "
                                + RUN
                                + "sh -c 'cat; exit 5' >out; echo $? >code; read -r line")) {
            assertThat(pid("code")).isEqualTo(5);
            pids.clear();
            assertThat(Files.readString(drover.directory.resolve("out"))).isEqualTo("a\0b");
            assertThat(agent.process.isAlive()).isTrue();
        }
        patiently().untilAsserted(() -> assertThat(drover.leftBehind()).isEmpty());
    }

    @Test
    void believesTheAgentsOwnWordOnlyAboutAnAncestor() throws Exception {
        assumeNoAgentAround();
        String line = "CLAUDE_PID=%s " + RUN + "echo ran";
        Result own = drover.shell(line.formatted("$$") + "; true", new byte[0]);
        assertThat(own.out()).isEqualTo("ran\n");
        for (String other : List.of("1", "0", "-1", "99999999999999999999", "x", "$!")) {
            Result result =
                    drover.shell("sleep 1 & " + line.formatted(other) + "; exit", new byte[0]);
            assertThat(result.out()).as(other).isEmpty();
            assertThat(result.stderr()).as(other).hasLineCount(1).contains("no agent is among");
        }
    }

    @Test
    void saysThatThereIsNoInstance() throws Exception {
        assumeNoAgentAround();
        Path decoy = Files.copy(Path.of("/bin/sh").toRealPath(), drover.bin.resolve("claude"));
        assertThat(decoy.toFile().setExecutable(true)).isTrue();
        Result result = drover.runFrom(decoy, new byte[0], "-c", RUN + "echo ran; exit $?");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.stderr()).hasLineCount(1).contains("no agent is among the ancestors");
    }

    @Test
    void asksTheDaemonWhoseChildItIs() throws Exception {
        assumeNoAgentAround();
        String id = "20251116_031234_12345_abc123de";
        Path owner = drover.directory.resolve("owner");
        SocketServer.Answer answer =
                (request, out) -> {
                    String words = new String(request.body(), StandardCharsets.UTF_8);
                    String said =
                            words.equals("id\0--get\0")
                                    ? id + "\n"
                                    : words.equals("instances\0show\0" + id + "\0--json\0")
                                            ? "{\"id\" : \"x\",\n  \"pid\" : "
                                                    + Files.readString(owner).strip()
                                                    + ",\n  \"more\": 1}\n"
                                            : "?";
                    out.write(SocketServer.ok(said).getBytes(StandardCharsets.UTF_8));
                };
        try (var _ = new SocketServer(drover.socket, answer)) {
            Process instance =
                    drover.start(
                            List.of(
                                    "sh",
                                    "-c",
                                    "echo $$ >owner; "
                                            + RUN
                                            + "sh -c 'echo $$ >a; exec sleep 1000' & wait"));
            try {
                long command = pid("a");
                assertThat(lives(command)).isTrue();
                instance.destroyForcibly();
                awaitEnd(command);
            } finally {
                instance.destroyForcibly();
            }
            Files.writeString(owner, "1\n");
            Result stranger = drover.shell(RUN + "echo ran; exit", new byte[0]);
            assertThat(stranger.out()).isEmpty();
            assertThat(stranger.stderr()).contains("no agent is among the ancestors");
        }
    }

    @Test
    void refusesWordsThatMakeNoSense() throws Exception {
        for (List<String> words :
                List.of(
                        List.of("run"),
                        List.of("run", "--", "true"),
                        List.of("run", "true"),
                        List.of("run", "--scope", "user", "--", "true"),
                        List.of("run", "--scope"),
                        List.of("run", "--scope", "instance"),
                        List.of("run", "--scope=instance", "--"))) {
            Result result = drover.run("", words.toArray(String[]::new));
            assertThat(result.exit()).as("%s", words).isEqualTo(2);
            assertThat(result.stderr()).hasLineCount(1).startsWith("drover: ");
        }
    }

    /// Whoever runs these tests from within an agent has one around.
    private static void assumeNoAgentAround() {
        for (ProcessHandle at = ProcessHandle.current();
                at != null;
                at = at.parent().orElse(null)) {
            String command = at.info().command().orElse("") + at.info().commandLine().orElse("");
            assumeTrue(!command.contains("claude"), "these tests run inside an agent");
        }
    }
}
