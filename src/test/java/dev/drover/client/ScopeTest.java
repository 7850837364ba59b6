package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.daemon.AgentProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A command that ends with the instance it was started from (TM1), with and without a daemon.
@ParameterizedClass
@EnumSource(Client.class)
class ScopeTest {
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

    /// A look-alike agent that does what the script says.
    private AgentProcess agent(String script) throws IOException {
        return AgentProcess.startApart(directory, drover.directory, script, drover.environment);
    }

    @Test
    void endsWithTheInstanceThatIsKilled() throws Exception {
        try (AgentProcess agent =
                agent(RUN + "sh -c 'sleep 1000 & echo $! >b; echo $$ >a; wait' & wait")) {
            long command = processes.pid("a");
            long child = processes.pid("b");
            assertThat(SeenProcesses.lives(command) && SeenProcesses.lives(child)).isTrue();
            agent.kill();
            processes.awaitEnd(command, child);
        }
    }

    @Test
    void endsWithTheInstanceThatEndsByItself() throws Exception {
        try (AgentProcess agent =
                agent(
                        RUN
                                + "sh -c 'trap \"echo asked >asked; exit\" TERM; echo $$ >a;"
                                + " while :; do sleep 0.05; done' & read -r line")) {
            long command = processes.pid("a");
            agent.say("end");
            processes.awaitEnd(command);
            assertThat(drover.directory.resolve("asked")).hasContent("asked\n");
        }
    }

    @Test
    void whoeverIgnoresTheFirstSignalsIsKilled() throws Exception {
        String script =
                "trap \"\" TERM; trap \"echo asked >asked\" INT; echo $$ >a;"
                        + " while :; do sleep 0.05; done";
        try (AgentProcess agent = agent(RUN + "sh -c '" + script + "'; :")) {
            long command = processes.pid("a");
            boolean hears = SeenProcesses.catches(command, 2);
            agent.kill();
            processes.awaitEnd(command);
            assertThat(Files.exists(drover.directory.resolve("asked"))).isEqualTo(hears);
        }
    }

    @Test
    void stoppedCommandEndsAsWell() throws Exception {
        try (AgentProcess agent = agent(RUN + "sh -c 'echo $$ >a; kill -STOP $$' & wait")) {
            long command = processes.pid("a");
            agent.kill();
            processes.awaitEnd(command);
        }
    }

    /// In a group that no shell watches over (a build, a service) the kernel hangs up on everybody
    /// once it takes the group for left alone with somebody stopped in it.
    @Test
    void endOfAStoppedCommandDoesNotHangUpOnItsCaller() throws Exception {
        drover.environment.put("AGENT", AgentProcess.program(directory).toString());
        drover.environment.put("LINE", RUN + "sh -c 'echo $$ >a; kill -STOP $$' & wait");
        String script =
                "trap 'exit 9' HUP; \"$AGENT\" -c \"$LINE\" & echo $! >agent; read -r l; exit 5";
        Process caller = drover.start(List.of("sh", "-c", script));
        try {
            long command = processes.pid("a");
            SeenProcesses.patiently().until(() -> SeenProcesses.state(command) == 'T');
            ProcessHandle.of(processes.pid("agent")).orElseThrow().destroyForcibly();
            SeenProcesses.patiently().until(() -> !SeenProcesses.lives(command));

            caller.getOutputStream().close();

            assertThat(caller.waitFor()).isEqualTo(5);
        } finally {
            caller.destroyForcibly();
        }
        processes.awaitEnd();
    }

    @Test
    void hostileNameOfAProgramHidesNothing() throws Exception {
        Path odd = drover.bin.resolve("x) Z 1 1\n1 (y");
        Files.copy(Path.of("/bin/sh").toRealPath(), odd);
        assertThat(odd.toFile().setExecutable(true)).isTrue();
        drover.environment.put("ODD", odd.toString());
        drover.environment.put(
                "LOOP",
                drover.script("loop", "echo $$ >b; while :; do sleep 0.05; done").toString());
        try (AgentProcess agent =
                agent(RUN + "sh -c '\"$ODD\" \"$LOOP\" & echo $$ >a; wait' & wait")) {
            long command = processes.pid("a");
            long child = processes.pid("b");
            assertThat(Files.readString(Path.of("/proc/" + child + "/comm"))).startsWith("x) Z 1");
            agent.kill();
            processes.awaitEnd(command, child);
        }
    }

    @Test
    void commandIsTheCommandWhileItsInstanceLives() throws Exception {
        try (AgentProcess agent =
                agent(
                        "printf 'a\\0b' | "
                                + RUN
                                + "sh -c 'cat; exit 5' >out; echo $? >code; read -r line")) {
            assertThat(processes.number("code")).isEqualTo(5);
            assertThat(Files.readString(drover.directory.resolve("out"))).isEqualTo("a\0b");
            assertThat(agent.process.isAlive()).isTrue();
        }
        SeenProcesses.patiently().untilAsserted(() -> assertThat(drover.leftBehind()).isEmpty());
    }
}
