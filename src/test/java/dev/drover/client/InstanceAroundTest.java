package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.client.Installation.Result;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Which instance a command belongs to, by the daemon's word or without one, and what is no call.
@ParameterizedClass
@EnumSource(Client.class)
class InstanceAroundTest {
    private static final String RUN = "\"$DROVER\" run --scope instance -- ";

    @Parameter private Client client;

    @TempDir private Path directory;

    private Installation drover;
    private SeenProcesses processes;

    @BeforeEach
    void install() throws Exception {
        drover = new Installation(client, directory);
        drover.startApart();
        processes = new SeenProcesses(drover);
        drover.environment.put("DROVER", drover.bin.resolve("drover").toString());
        drover.environment.put("DROVER_ENDING_MS", "400,300");
        drover.environment.put("CLAUDE_PID", "");
    }

    @AfterEach
    void end() {
        processes.end();
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
                long command = processes.pid("a");
                assertThat(SeenProcesses.lives(command)).isTrue();
                instance.destroyForcibly();
                processes.awaitEnd(command);
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
