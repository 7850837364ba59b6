package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.client.Installation.Result;
import dev.drover.ipc.Json;
import dev.drover.model.WorkspaceId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One holder for a name (ST1): who runs, who leaves, and what is left for the next one.
@ParameterizedClass
@EnumSource(Client.class)
class SingletonCommandTest {
    @Parameter private Client client;

    @TempDir private Path directory;

    private Installation drover;
    private Path locks;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void install() throws Exception {
        drover = new Installation(client, directory);
        drover.startApart();
        locks = drover.home.resolve("locks");
    }

    @AfterEach
    void end() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(drover.bin.resolve("drover").toString()));
        command.addAll(List.of(words));
        Process process = drover.start(command);
        started.add(process);
        return process;
    }

    /// Runs until its standard input ends.
    private Process startHolder(String... words) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--", "sh", "-c", "echo $$; cat; rm -f late"));
        Process process = start(all.toArray(String[]::new));
        process.inputReader().readLine();
        return process;
    }

    private static String complaint(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private JsonNode info(String file) throws IOException {
        return Json.mapper().readTree(Files.readString(locks.resolve(file)));
    }

    @Test
    void ofTwentyStartsAtOnceOneRuns() throws Exception {
        for (int i = 0; i < 20; i++) {
            start("singleton", "one", "--", "sh", "-c", "echo run >>ran; exec cat");
        }
        await().until(() -> started.stream().filter(Process::isAlive).count() == 1);

        for (Process process : started) {
            if (!process.isAlive()) {
                assertThat(process.exitValue()).isZero();
                assertThat(complaint(process)).hasLineCount(1).contains("'one' runs already (pid ");
            } else {
                process.getOutputStream().close();
                assertThat(process.waitFor()).isZero();
                assertThat(complaint(process)).isEmpty();
            }
        }
        assertThat(Files.readAllLines(drover.directory.resolve("ran"))).containsExactly("run");
        await().untilAsserted(() -> assertThat(drover.leftBehind()).isEmpty());
    }

    @Test
    void killedHolderTakesItsCommandAlongAndFreesTheName() throws Exception {
        Process holder = start("singleton", "x", "--", "sh", "-c", "echo $$; exec sleep 1000");
        long command = Long.parseLong(holder.inputReader().readLine());

        holder.destroyForcibly();

        assertThat(holder.waitFor()).isEqualTo(137);
        Result next = drover.run("", "singleton", "x", "--", "echo", "mine");
        assertThat(next.out()).isEqualTo("mine\n");
        assertThat(ProcessHandle.of(command)).isEmpty();
        await().untilAsserted(() -> assertThat(drover.leftBehind()).isEmpty());
    }

    @Test
    void tellsPeopleWhoHoldsIt() throws Exception {
        Process holder = startHolder("singleton", "a.b_c-1");

        JsonNode info = info("user.a.b_c-1.json");
        assertThat(info.get("name").asString()).isEqualTo("a.b_c-1");
        assertThat(info.get("scope").asString()).isEqualTo("user");
        assertThat(info.get("workspace").isNull()).isTrue();
        assertThat(info.get("pid").asLong()).isEqualTo(holder.pid());
        String stat = Files.readString(Path.of("/proc/" + holder.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        assertThat(info.get("start").asString()).isEqualTo(fields[19]);
        assertThat(info.get("command").asString()).isEqualTo("sh");
        assertThat(info.get("since").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(permissions(locks)).isEqualTo("rwx------");
        assertThat(permissions(locks.resolve("user.a.b_c-1.json"))).isEqualTo("rw-------");
        assertThat(permissions(locks.resolve("user.a.b_c-1.lock"))).isEqualTo("rw-------");

        holder.getOutputStream().close();
        assertThat(holder.waitFor()).isZero();
        await().until(() -> Files.notExists(locks.resolve("user.a.b_c-1.json")));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void allWorktreesOfARepositoryAreOneWorkspace() throws Exception {
        Path main = Files.createDirectories(drover.directory.resolve("m é \"q"));
        String git = "git -c user.name=n -c user.email=e@x -c init.defaultBranch=main ";
        Result made =
                drover.shell(
                        "cd 'm é \"q' && "
                                + git
                                + "init -q && "
                                + git
                                + "commit -q --allow-empty -m one && "
                                + git
                                + "worktree add -q ../linked && mkdir ../linked/deep",
                        new byte[0]);
        assertThat(made.exit()).as(made.stderr()).isZero();
        String id = WorkspaceId.of(main.toRealPath().toString()).value();
        startHolder("singleton", "x", "--scope", "workspace");
        String plain = WorkspaceId.of(drover.directory.toString()).value();
        assertThat(info(plain + ".x.json").get("workspace").asString()).isEqualTo(plain);

        String line =
                "cd 'm é \"q' && \"$0\" singleton x --scope=workspace -- sh -c 'cat ../home/locks/"
                        + id
                        + ".x.json; cd ../linked/deep; \"$0\" singleton x --scope workspace -- echo"
                        + " two' \"$0\"";
        Result result = drover.shell(line, new byte[0]);
        assertThat(result.exit()).isZero();
        assertThat(result.stderr()).hasLineCount(1).contains("'x' runs already");
        assertThat(Json.mapper().readTree(result.out()).get("workspace").asString()).isEqualTo(id);
    }

    @Test
    void bothClientsMeetAtOneLock() throws Exception {
        startHolder("singleton", "x");
        for (Client other : Client.values()) {
            Path file = Files.copy(other.built(), drover.bin.resolve("other" + other));
            Result result = drover.runFrom(file, new byte[0], "singleton", "x", "--", "echo", "no");
            assertThat(result.exit()).isZero();
            assertThat(result.out()).isEmpty();
            assertThat(result.stderr()).contains("'x' runs already");
        }
    }

    @Test
    void waitsForTheOtherOneOnRequest() throws Exception {
        Process holder = startHolder("singleton", "x");
        Process next = start("singleton", "x", "--wait", "--", "cat");
        assertThat(next.errorReader().readLine()).startsWith("drover: waits for 'x' to end (pid ");
        next.getOutputStream().write("kept".getBytes(StandardCharsets.UTF_8));
        next.getOutputStream().close();
        assertThat(next.isAlive()).isTrue();

        holder.getOutputStream().close();

        assertThat(new String(next.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("kept");
        assertThat(next.waitFor()).isZero();
    }

    @Test
    void refusesWhatIsNoName() throws Exception {
        for (String name :
                List.of(
                        "",
                        "a/b",
                        "..",
                        ".x",
                        "-x",
                        "é",
                        "a b",
                        "a\nb",
                        "\u001b[31m",
                        "x".repeat(65),
                        "x".repeat(10_000),
                        "$(touch ran)",
                        "*")) {
            Result result = drover.run("", "singleton", name, "--", "touch", "ran");
            assertThat(result.exit()).as(name).isEqualTo(2);
            assertThat(result.stderr())
                    .hasLineCount(1)
                    .hasSizeLessThan(300)
                    .doesNotContain("\u001b");
        }
        for (List<String> words :
                List.of(
                        List.of("singleton"),
                        List.of("singleton", "x"),
                        List.of("singleton", "x", "--"),
                        List.of("singleton", "x", "y", "--", "true"),
                        List.of("singleton", "x", "--loud", "--", "true"),
                        List.of("singleton", "x", "--scope", "all", "--", "true"))) {
            Result result = drover.run("", words.toArray(String[]::new));
            assertThat(result.exit()).as("%s", words).isEqualTo(2);
            assertThat(result.stderr()).hasLineCount(1);
        }
        assertThat(drover.directory.resolve("ran")).doesNotExist();
        assertThat(locks).doesNotExist();
    }

    @Test
    void lockThatIsNoFileIsNamedAndLeftAlone() throws Exception {
        Files.createDirectories(locks.resolve("user.d.lock/x"));
        Files.createSymbolicLink(locks.resolve("user.l.lock"), directory.resolve("elsewhere"));
        Files.setPosixFilePermissions(locks, PosixFilePermissions.fromString("rwx------"));
        for (String name : List.of("d", "l")) {
            Result result = drover.run("", "singleton", name, "--", "echo", "ran");
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.stderr())
                    .hasLineCount(1)
                    .contains("user." + name + ".lock", "move it");
        }
        assertThat(directory.resolve("elsewhere")).doesNotExist();
        assertThat(locks.resolve("user.d.lock/x")).isDirectory();
    }

    @Test
    void placeThatOthersMayWriteIsNotUsed() throws Exception {
        Files.createDirectories(locks);
        Files.setPosixFilePermissions(locks, PosixFilePermissions.fromString("rwxrwxrwx"));
        Result open = drover.run("", "singleton", "x", "--", "echo", "ran");
        assertThat(open.exit()).isEqualTo(1);
        assertThat(open.stderr()).hasLineCount(1).contains("others may write there");

        Files.delete(locks);
        Files.writeString(locks, "");
        Result file = drover.run("", "singleton", "x", "--", "echo", "ran");
        assertThat(file.exit()).isEqualTo(1);
        assertThat(file.stderr()).hasLineCount(1).contains("locks");
    }
}
