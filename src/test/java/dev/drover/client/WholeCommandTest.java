package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.client.Installation.Result;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `drover run --scope process:PID --whole`: what the daemon keeps shared servers by.
class WholeCommandTest {
    @TempDir private Path directory;

    private Installation drover;

    @BeforeEach
    void install() throws Exception {
        drover = new Installation(Client.NATIVE, directory);
        drover.startApart();
        drover.environment.put("DROVER_ENDING_MS", "300,300");
    }

    private List<String> command(String scope, String script) {
        return List.of(
                drover.bin.resolve("drover").toString(),
                "run",
                "--scope",
                scope,
                "--whole",
                "--",
                "sh",
                "-c",
                script);
    }

    private void awaitNobody() {
        await().until(() -> drover.leftBehind().isEmpty());
    }

    @Test
    void whatItLeavesBehindEndsWithIt() throws Exception {
        String self = "process:" + ProcessHandle.current().pid();

        Result result =
                Installation.finish(
                        drover.start(command(self, "setsid -f sleep 1000; exit 3")), new byte[0]);

        assertThat(result.exit()).isEqualTo(3);
        awaitNobody();
    }

    @Test
    void itEndsWithTheProcessOfItsScopeEvenIfThatIsKilled() throws Exception {
        Process scope = new ProcessBuilder("sleep", "1000").start();
        String script = "trap '' TERM INT; touch here; sleep 1000; sleep 1000";
        Process kept = drover.start(command("process:" + scope.pid(), script));
        try {
            await().until(() -> Files.exists(drover.directory.resolve("here")));
            scope.destroyForcibly();

            awaitNobody();
        } finally {
            scope.destroyForcibly();
            kept.destroyForcibly();
        }
    }

    @Test
    void aKilledWrapperTakesItAllAlong() throws Exception {
        String self = "process:" + ProcessHandle.current().pid();
        Process kept = drover.start(command(self, "touch here; sleep 1000 & sleep 1000"));
        try {
            await().until(() -> Files.exists(drover.directory.resolve("here")));
        } finally {
            kept.destroyForcibly();
        }
        awaitNobody();
    }

    @Test
    void aScopeThatIsNotThereIsRefused() throws Exception {
        assertThat(Installation.finish(drover.start(command("process:x", "true")), new byte[0]))
                .returns(1, Result::exit)
                .returns(
                        "drover: there is no process of that number for the scope to end with\n",
                        Result::stderr);
    }
}
