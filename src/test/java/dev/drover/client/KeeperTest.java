package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.daemon.AgentProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What only the native client promises: nothing that came from a wrapped command gets away,
/// whoever of wrapper and keeper is killed.
class KeeperTest {
    /// A server behind two launchers, and a daemon that has left its family.
    private static final String FAMILY =
            "setsid -f sleep 1000; sh -c 'sh -c \"echo ready; exec sleep 1000\"; :'; :";

    @TempDir private Path directory;

    private Installation drover;
    private Process wrapper;

    @BeforeEach
    void startFamily() throws Exception {
        drover = new Installation(Client.NATIVE, directory);
        drover.startApart();
        wrapper =
                drover.start(
                        List.of(
                                drover.bin.resolve("drover").toString(),
                                "singleton",
                                "x",
                                "--",
                                "sh",
                                "-c",
                                FAMILY));
        try (BufferedReader lines = wrapper.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("ready");
        }
        assertThat(drover.leftBehind()).hasSize(6);
    }

    @AfterEach
    void end() {
        wrapper.descendants().forEach(ProcessHandle::destroyForcibly);
        wrapper.destroyForcibly();
    }

    private void awaitNobody() {
        await().untilAsserted(() -> assertThat(drover.leftBehind()).isEmpty());
    }

    private ProcessHandle keeper() {
        return wrapper.children().findFirst().orElseThrow();
    }

    @Test
    void killedWrapperTakesTheWholeFamilyAlong() throws Exception {
        wrapper.destroyForcibly();
        awaitNobody();
        assertThat(drover.run("", "singleton", "x", "--", "echo", "free").out())
                .isEqualTo("free\n");
        assertThat(drover.home.resolve("locks/user.x.json")).doesNotExist();
    }

    @Test
    void killedKeeperDoesSoAsWell() throws Exception {
        keeper().destroyForcibly();
        assertThat(wrapper.waitFor()).isEqualTo(137);
        awaitNobody();
        assertThat(drover.home.resolve("locks/user.x.json")).doesNotExist();
    }

    @Test
    void whatTheCommandLeavesBehindStillEndsWithTheInstance() throws Exception {
        wrapper.destroyForcibly();
        awaitNobody();
        Map<String, String> environment = new TreeMap<>(drover.environment);
        environment.put("DROVER", drover.bin.resolve("drover").toString());
        environment.put("DROVER_ENDING_MS", "400,300");
        environment.put("CLAUDE_PID", "");
        String script =
                "\"$DROVER\" run --scope instance -- setsid -f sleep 1000; echo $? >code; read -r"
                        + " line";
        try (AgentProcess agent =
                AgentProcess.startApart(directory, drover.directory, script, environment)) {
            Path code = drover.directory.resolve("code");
            await().until(() -> Files.exists(code) && Files.readString(code).equals("0\n"));
            assertThat(drover.leftBehind()).hasSize(3).anyMatch(line -> line.startsWith("sleep"));
            agent.kill();
            awaitNobody();
        }
    }
}
