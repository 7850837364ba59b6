package dev.drover.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.model.ProcessKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class ChildrenTest {
    private final Children children = new Children();
    private final ProcessTable table = ProcessTable.ofThisMachine();
    @TempDir Path temporary;

    @Test
    void aChildHasTheDirectoryAndTheEnvironmentItWasGiven() throws IOException {
        Process child =
                children.start(
                        List.of("sh", "-c", "pwd; echo \"$GREETING\"; echo \"${HOME-none}\""),
                        temporary,
                        Map.of("GREETING", "grüß dich"));

        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).isEqualTo(temporary.toRealPath() + "\ngrüß dich\nnone\n");
    }

    @Test
    void marksOfTheAgentThatStartedUsAreNotHandedOn() {
        Map<String, String> environment =
                new HashMap<>(
                        Map.of(
                                "CLAUDECODE", "1",
                                "CLAUDE_CODE_ENTRYPOINT", "cli",
                                "CLAUDE_CODE_SESSION_ID", "x",
                                "CLAUDE_CONFIG_DIR", "/home/me/.claude",
                                "PATH", "/bin"));

        Children.removeAgentMarks(environment);

        assertThat(environment).containsOnlyKeys("CLAUDE_CONFIG_DIR", "PATH");
    }

    @Test
    void aTreeIsKilledWithItsDescendants() throws IOException {
        Process child =
                children.start(
                        List.of("sh", "-c", "sleep 600 & echo $!; wait"), temporary, Map.of());
        long grandchild = Long.parseLong(child.inputReader().readLine());
        ProcessKey key = table.look(grandchild).orElseThrow().key();

        Children.killTree(child);

        assertThat(child.isAlive()).isFalse();
        await().until(() -> table.presence(key) == ProcessTable.Presence.GONE);
    }

    @Test
    void aProgramThatIsNotThereIsAnErrorAtOnce() {
        assertThatThrownBy(() -> children.start(List.of("/no/such"), temporary, Map.of()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aDetachedProcessHasASessionOfItsOwnAndWritesToItsFile() throws IOException {
        Path log = temporary.resolve("out.log");
        Files.writeString(log, "before\n");
        Process child =
                children.startDetached(
                        List.of("sh", "-c", "echo out; echo err >&2; cat; exec sleep 600"),
                        temporary,
                        Map.of(),
                        log);
        try {
            StartedChildren.awaitCommand(child.pid(), "sleep");

            assertThat(Files.readString(log)).isEqualTo("before\nout\nerr\n");
            try (ProcFiles files = new ProcFiles(LinuxProcessTable.PROC)) {
                String stat = files.text(child.pid() + "/stat", 4096);
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
                assertThat(fields[3]).as("session").isEqualTo(Long.toString(child.pid()));
            }
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void aDetachedProcessOutlivesTheOneThatStartedIt() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path pidFile = temporary.resolve("pid");
        Process starter =
                children.start(
                        List.of(
                                java.toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                DetachedStarter.class.getName(),
                                pidFile.toString()),
                        temporary,
                        Map.of());
        starter.onExit().join();
        assertThat(starter.exitValue()).isZero();
        long pid = Long.parseLong(Files.readString(pidFile));
        try {
            assertThat(table.look(pid).orElseThrow().parent()).isNotEqualTo(starter.pid());
            StartedChildren.awaitCommand(pid, "sleep");
        } finally {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            await().until(() -> table.look(pid).isEmpty());
        }
    }

    /// A JVM that starts one detached process and ends.
    static final class DetachedStarter {
        private DetachedStarter() {}

        public static void main(String[] args) throws IOException {
            Process sleep =
                    new Children()
                            .startDetached(List.of("sleep", "600"), Path.of("/"), Map.of(), null);
            Files.writeString(Path.of(args[0]), Long.toString(sleep.pid()));
        }
    }
}
