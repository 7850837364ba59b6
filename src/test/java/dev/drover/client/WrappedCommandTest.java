package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.client.Installation.Result;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A wrapped command is the command: streams, signals, exit code, and nothing beside it.
@ParameterizedClass
@EnumSource(Client.class)
class WrappedCommandTest {
    @Parameter private Client client;

    @TempDir private Path directory;

    private Installation drover;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void install() throws Exception {
        drover = new Installation(client, directory);
        drover.startApart();
    }

    @AfterEach
    void end() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start(String script) throws IOException {
        Path bin = drover.bin.resolve("drover");
        Process process =
                drover.start(List.of(bin.toString(), "singleton", "x", "--", "sh", "-c", script));
        started.add(process);
        return process;
    }

    private void signal(String name, long pid) throws Exception {
        assertThat(pid).as("neither a group nor everybody").isGreaterThan(1);
        Result sent =
                Installation.finish(
                        drover.start(List.of("sh", "-c", "kill -s " + name + " " + pid)),
                        new byte[0]);
        assertThat(sent.exit()).as(sent.stderr()).isZero();
    }

    private static char state(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }

    @Test
    void aMegabyteGoesThroughUntouched() throws Exception {
        byte[] bytes = new byte[1 << 20];
        new Random(11).nextBytes(bytes);
        Result result = drover.run(bytes, "singleton", "x", "--", "cat");
        assertThat(result.exit()).isZero();
        assertThat(result.stdout()).isEqualTo(bytes);
        assertThat(result.stderr()).isEmpty();

        Result errors = drover.run("é\0\r\n", "singleton", "x", "--", "sh", "-c", "cat >&2");
        assertThat(errors.stderr()).isEqualTo("é\0\r\n");
        assertThat(errors.out()).isEmpty();
    }

    @Test
    void streamThatTheCommandClosesIsClosed() throws Exception {
        Process process = start("exec >&-; read -r line; exit 5");
        assertThat(process.getInputStream().read()).isEqualTo(-1);
        assertThat(process.isAlive()).isTrue();
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        assertThat(process.waitFor()).isEqualTo(5);
    }

    @Test
    void exitCodeIsTheCommands() throws Exception {
        for (int code : List.of(0, 1, 7, 69, 255)) {
            Result result = drover.run("", "singleton", "x", "--", "sh", "-c", "exit " + code);
            assertThat(result.exit()).isEqualTo(code);
        }
        Result words =
                drover.run("", "singleton", "x", "--", "printf", "<%s>", "", "a b", "--help");
        assertThat(words.out()).isEqualTo("<><a b><--help>");
        assertThat(shell("kill -9 $$").exit()).isEqualTo(137);
        assertThat(shell("kill -TERM $$").exit()).isEqualTo(143);
        assertThat(shell("kill -PIPE $$; echo ignored").exit()).isEqualTo(141);
        Result absent = drover.run("", "singleton", "x", "--", "no-such-command");
        assertThat(absent.exit()).isEqualTo(127);
        assertThat(absent.stderr()).hasLineCount(1).contains("'no-such-command'");
        assertThat(drover.run("", "singleton", "x", "--", "/").exit()).isEqualTo(126);
    }

    private Result shell(String script) throws Exception {
        return drover.run("", "singleton", "x", "--", "sh", "-c", script);
    }

    @Test
    void signalsReachTheCommandOnce() throws Exception {
        List<String> names =
                List.of("TERM", "INT", "HUP", "QUIT", "USR1", "USR2", "WINCH", "TSTP", "CONT");
        Process process =
                start(
                        "for s in "
                                + String.join(" ", names)
                                + "; do trap \"echo $s\" $s; done; trap 'exit 9' ALRM; echo $$;"
                                + " while :; do sleep 0.02; done");
        BufferedReader lines = process.inputReader();
        long command = Long.parseLong(lines.readLine());
        for (String name : names) {
            int number = Map.of("INT", 2, "QUIT", 3).getOrDefault(name, 0);
            if (number > 0 && !SeenProcesses.catches(command, number)) {
                continue; // nobody who is started in the background of a script can
            }
            signal(name, process.pid());
            assertThat(lines.readLine()).isEqualTo(name);
        }
        signal("ALRM", command);
        assertThat(process.waitFor()).isEqualTo(9);
        assertThat(lines.readLine()).isNull();
    }

    @Test
    void stopsAndGoesOnWithTheCommand() throws Exception {
        Process process = start("echo $$; kill -STOP $$; echo on; read -r line");
        BufferedReader lines = process.inputReader();
        long command = Long.parseLong(lines.readLine());
        await().until(() -> state(command) == 'T' && state(process.pid()) == 'T');

        signal("CONT", process.pid());

        assertThat(lines.readLine()).isEqualTo("on");
        process.getOutputStream().close();
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void commandFindsTheDescriptorsThatItWouldHaveWithoutUs() throws Exception {
        String show = "sh -c 'ls /proc/self/fd' 5</dev/null 7>/dev/null";
        String direct = drover.shell(show, new byte[0]).out();
        assertThat(direct).contains("5\n").contains("7\n");
        Result wrapped = drover.shell("\"$0\" singleton x -- " + show, new byte[0]);
        assertThat(wrapped.out()).isEqualTo(direct);
    }

    @Test
    void commandFindsTheEnvironmentThatItWouldHaveWithoutUs() throws Exception {
        for (String name :
                List.of("name", "code", "line", "root", "pid", "path", "value", "lock")) {
            drover.environment.put(name, "the caller's");
        }
        String direct = drover.shell("env | sort", new byte[0]).out();
        Result wrapped = drover.shell("\"$0\" singleton x -- sh -c 'env | sort'", new byte[0]);
        assertThat(wrapped.out()).isEqualTo(direct);
    }

    /// Numbers seen in one namespace and signalled in another would be somebody else's.
    @Test
    void keepsNobodyWhereItSeesTheProcessesOfAnotherNamespace() throws Exception {
        String inside = "unshare --map-root-user --pid --fork ";
        assumeTrue(drover.shell(inside + "true", new byte[0]).exit() == 0, "no namespaces here");
        Result result = drover.shell(inside + "\"$0\" singleton x -- echo ran", new byte[0]);
        assertThat(result.exit()).isGreaterThanOrEqualTo(69);
        assertThat(result.out()).isEmpty();
        assertThat(result.stderr()).hasLineCount(1).startsWith("drover: ");
    }

    @Test
    void nobodyStaysDeadBesideIt() throws Exception {
        Process process = start("(true &); (sleep 0.05 &); (setsid true &); echo $$; read -r line");
        process.inputReader().readLine();
        await().untilAsserted(
                        () -> {
                            List<Character> states = new ArrayList<>();
                            for (ProcessHandle p : process.descendants().toList()) {
                                states.add(state(p.pid()));
                            }
                            assertThat(states).doesNotContain('Z').hasSizeLessThan(3);
                        });
        process.getOutputStream().close();
        assertThat(process.waitFor()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(drover.leftBehind()).isEmpty());
    }

    @Test
    void helpIsTheDaemonsOnlyBeforeTheCommand() throws Exception {
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("usage\n"))) {
            assertThat(drover.run("", "singleton", "x", "--help").out()).isEqualTo("usage\n");
            assertThat(drover.run("", "run", "--scope", "instance", "-h").out())
                    .isEqualTo("usage\n");
            assertThat(server.received()).hasSize(2);
            Result own = drover.run("", "singleton", "x", "--", "printf", "%s", "--help");
            assertThat(own.out()).isEqualTo("--help");
            assertThat(server.received()).hasSize(2);
        }
    }
}
