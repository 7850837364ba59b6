package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.client.Installation.Result;
import dev.drover.client.SocketServer.Received;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Commands that the daemon runs, and those that need a JVM of their own.
@ParameterizedClass
@EnumSource(Client.class)
class ForwardTest {
    @Parameter private Client client;

    @TempDir private Path directory;

    private Installation drover;

    @BeforeEach
    void install() throws Exception {
        drover = new Installation(client, directory);
    }

    private void installApp() throws Exception {
        drover.script("drover-app", "printf '<%s>' \"$@\"; exit 7");
    }

    @Test
    void sendsItsWordsAndItsSurroundings() throws Exception {
        drover.environment.put("COLUMNS", "101");
        drover.environment.put("LANG", "de_DE.UTF-8");
        drover.environment.put("LC_ALL", "C.UTF-8");
        drover.environment.put("NO_COLOR", "1");
        drover.environment.put("XDG_RUNTIME_DIR", "/run/user/a b");
        drover.environment.put("SECRET", "xyz");
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("fine\n"))) {
            Result result = drover.run("ignored", "ports", "", "a b\n", "é%", "-n", "\\0");

            assertThat(result.exit()).isZero();
            assertThat(result.out()).isEqualTo("fine\n");
            Received request = server.only();
            assertThat(request.line()).isEqualTo("POST /v1/cli HTTP/1.1");
            assertThat(request.header("Content-Type")).isEqualTo("application/octet-stream");
            assertThat(new String(request.body(), StandardCharsets.UTF_8))
                    .isEqualTo("ports\0\0a b\n\0é%\0-n\0\\0\0");
            assertThat(request.header("Drover-Cwd")).isEqualTo(drover.directory.toString());
            assertThat(request.header("Drover-Columns")).isEqualTo("101");
            assertThat(request.header("Drover-Terminal")).isEqualTo("0");
            assertThat(request.header("Drover-Pid")).matches("[0-9]+");
            assertThat(request.headers())
                    .filteredOn(header -> header.startsWith("Drover-Env-"))
                    .containsExactlyInAnyOrder(
                            "Drover-Env-LANG: de_DE.UTF-8",
                            "Drover-Env-LC_ALL: C.UTF-8",
                            "Drover-Env-NO_COLOR: 1",
                            "Drover-Env-XDG_RUNTIME_DIR: /run/user/a%20b");
        }
    }

    @Test
    void noWordsAreAnEmptyBody() throws Exception {
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("all well\n"))) {
            assertThat(drover.run("").out()).isEqualTo("all well\n");
            assertThat(server.only().body()).isEmpty();
        }
    }

    @Test
    void asksTheDaemonForHelpOnWhateverCommand() throws Exception {
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("usage\n"))) {
            assertThat(drover.run("", "hook", "--help").out()).isEqualTo("usage\n");
            assertThat(drover.run("", "statusline", "-h").out()).isEqualTo("usage\n");
            assertThat(server.received())
                    .extracting(Received::line)
                    .containsOnly("POST /v1/cli HTTP/1.1");
        }
    }

    @Test
    void asksOnceMoreWhileThereIsNothingToSayYet() throws Exception {
        SocketServer.Answer answer =
                (request, out) -> {
                    boolean first = request.header("Drover-Waited") == null;
                    String head =
                            "HTTP/1.1 200 OK\r\n"
                                    + (first ? "Drover-Again: 20013\r\n" : "Drover-Exit: 1\r\n")
                                    + (first
                                            ? "Content-Length: 0\r\n\r\n"
                                            : "Content-Length: 3\r\n\r\n");
                    out.write(head.getBytes(StandardCharsets.UTF_8));
                    out.write((first ? "" : "hi\n").getBytes(StandardCharsets.UTF_8));
                };
        try (var server = new SocketServer(drover.socket, answer)) {
            Result result = drover.run("", "messages", "receive", "--wait", "1h");
            assertThat(result.out()).isEqualTo("hi\n");
            assertThat(result.exit()).isEqualTo(1);
            assertThat(server.received())
                    .extracting(r -> r.header("Drover-Waited"))
                    .containsExactly(null, "20013");
            assertThat(server.received())
                    .extracting(r -> new String(r.body(), StandardCharsets.UTF_8))
                    .as("the same words")
                    .containsOnly("messages\0receive\0--wait\0" + "1h\0");
        }
    }

    @Test
    void outputExitCodeAndComplaintAreTheCommands() throws Exception {
        byte[] output = "a\0b\r\n\n".getBytes(StandardCharsets.UTF_8);
        SocketServer.Answer answer =
                (request, out) -> {
                    String head =
                            "HTTP/1.1 200 OK\r\nDrover-Exit: 1\r\nDrover-Stderr: no:%0A\r\n"
                                    + "Content-Length: "
                                    + output.length
                                    + "\r\n\r\n";
                    out.write(head.getBytes(StandardCharsets.UTF_8));
                    out.write(output);
                };
        try (var _ = new SocketServer(drover.socket, answer)) {
            Result result = drover.run("", "ports");

            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.stdout()).isEqualTo(output);
            assertThat(result.stderr()).isEqualTo("no:\n");
        }
    }

    @Test
    void writesWhatArrivesWhenItArrives() throws Exception {
        BlockingQueue<String> next = new LinkedBlockingQueue<>();
        SocketServer.Answer stream =
                (request, out) -> {
                    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
                    out.write(head.getBytes(StandardCharsets.UTF_8));
                    while (true) {
                        String chunk = next.take();
                        out.write(chunk.getBytes(StandardCharsets.UTF_8));
                    }
                };
        try (var _ = new SocketServer(drover.socket, stream)) {
            Process watch = drover.start(List.of(drover.bin.resolve("drover").toString(), "watch"));
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    watch.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line : List.of("one", "two", "six")) {
                    next.add("4\r\n" + line + "\n\r\n");
                    assertThat(lines.readLine()).isEqualTo(line);
                    assertThat(watch.isAlive()).isTrue();
                }
                next.add("0\r\n\r\n");
                assertThat(watch.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(watch.exitValue()).isZero();
            } finally {
                watch.descendants().forEach(ProcessHandle::destroyForcibly);
                watch.destroyForcibly();
            }
        }
    }

    @Test
    void outputThatNobodyReadsEndsTheCommandQuietly() throws Exception {
        String answer = SocketServer.ok("x".repeat(300_000));
        try (var _ = SocketServer.answering(drover.socket, answer)) {
            String line = "{ \"$0\" status; echo \"exit $?\" >&2; } | true";
            assertThat(drover.shell(line, new byte[0]).stderr()).isEqualTo("exit 0\n");
            Result full = drover.shell("\"$0\" status >/dev/full", new byte[0]);
            assertThat(full.exit()).isEqualTo(70);
            assertThat(full.stderr()).startsWith("drover: cannot write the output");
            assertThat(drover.shell("\"$0\" status >&-", new byte[0]).exit()).isZero();
        }
    }

    @Test
    void answerThatIsNoneIsNamed() throws Exception {
        String answer = "HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\n\r\nsecret";
        try (var _ = SocketServer.answering(drover.socket, answer)) {
            Result result = drover.run("", "status");
            assertThat(result.exit()).isEqualTo(70);
            assertThat(result.out()).isEmpty();
            assertThat(result.stderr().lines()).hasSize(1);
            assertThat(result.stderr()).contains("HTTP 403");
        }
    }

    @Test
    void commandThatWantsItsOwnJvmGetsItWithTheSameWords() throws Exception {
        installApp();
        try (var _ =
                SocketServer.answering(drover.socket, SocketServer.ok("", "Drover-Local: 1"))) {
            Result result = drover.run("", "doctor", "", "a b", "é\n");
            assertThat(result.exit()).isEqualTo(7);
            assertThat(result.out()).isEqualTo("<doctor><><a b><é\n>");
        }
    }

    @Test
    void someCommandsNeverAskTheDaemon() throws Exception {
        installApp();
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("daemon"))) {
            for (String command : List.of("demo", "daemon", "service", "setup")) {
                Result result = drover.run("", command, "x");
                assertThat(result.out()).isEqualTo("<" + command + "><x>");
                assertThat(result.exit()).isEqualTo(7);
            }
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void someCommandsDoWithoutADaemon() throws Exception {
        installApp();
        for (String command :
                List.of(
                        "id",
                        "doctor",
                        "settings",
                        "completions",
                        "manual",
                        "help",
                        "--help",
                        "-h")) {
            assertThat(drover.run("", command).out()).isEqualTo("<" + command + ">");
        }
        assertThat(drover.run("", "instances", "--help").out()).contains("<instances>", "<--help>");
        assertThat(drover.run("", "watch", "--api", "127.0.0.1:1").out()).contains("<--api>");
        for (String command : List.of("status", "instances", "watch", "")) {
            assertThat(drover.run("", command).exit()).isEqualTo(69);
        }
        assertThat(drover.run("").exit()).isEqualTo(69);
    }

    @Test
    void tellsTheVersionWithoutADaemonAndWithoutAJvm() throws Exception {
        installApp();
        for (String word : List.of("version", "--version", "-V")) {
            // The twin knows no version: it was not built.
            String expected =
                    client == Client.NATIVE ? "drover 0.1.0 (no daemon runs)\n" : "<" + word + ">";
            assertThat(drover.run("", word).out()).isEqualTo(expected);
        }
        assertThat(drover.run("", "version", "--json").out()).isEqualTo("<version><--json>");
    }

    @Test
    void findsTheAppThroughSymbolicLinks() throws Exception {
        installApp();
        Path link = Files.createSymbolicLink(directory.resolve("one"), Path.of("bin/drover"));
        Path second =
                Files.createSymbolicLink(
                        Files.createDirectories(directory.resolve("x")).resolve("two"), link);
        assertThat(drover.runFrom(second, new byte[0], "manual").out()).isEqualTo("<manual>");
        drover.environment.merge("PATH", drover.bin.toString(), (old, bin) -> bin + ":" + old);
        Result fromPath =
                Installation.finish(
                        drover.start(List.of("sh", "-c", "drover manual")), new byte[0]);
        assertThat(fromPath.out()).isEqualTo("<manual>");
    }

    @Test
    void saysThatTheAppIsMissing() throws Exception {
        Result result = drover.run("", "demo");
        assertThat(result.exit()).isEqualTo(69);
        assertThat(result.stderr().lines()).hasSize(1);
        assertThat(result.stderr()).startsWith("drover: cannot start " + drover.bin);
    }

    @Test
    void showsTheEndOfTheLogWithoutItsControlCharacters() throws Exception {
        Path log = Files.createDirectories(drover.home.resolve("logs")).resolve("drover.jsonl");
        Files.writeString(
                log, "zero\none\ntwo\nthree\n\u001b[31mfour\u202e\n" + "5".repeat(900) + "\n");

        Result result = drover.run("", "status");

        assertThat(result.exit()).isEqualTo(69);
        assertThat(result.stderr().lines().skip(1))
                .containsExactly("one", "two", "three", "?[31mfour???", "5".repeat(400));
    }

    @Test
    void logWithoutLinesIsNotShown() throws Exception {
        Path log = Files.createDirectories(drover.home.resolve("logs")).resolve("drover.jsonl");
        Files.writeString(log, "");
        assertThat(drover.run("", "status").stderr().lines()).hasSize(1);
        Files.writeString(log, "é".repeat(20_000));
        assertThat(drover.run("", "status").stderr().lines()).hasSize(2);
    }

    /// Takes the whole 30 seconds, so only where proof is asked for.
    @Tag("proof")
    @Test
    void saysThatTheDaemonIsHung() throws Exception {
        SocketServer.Answer never = (request, out) -> Thread.sleep(Long.MAX_VALUE);
        try (var _ = new SocketServer(drover.socket, never)) {
            Result result = drover.run("", "status");
            assertThat(result.exit()).isEqualTo(69);
            assertThat(result.stderr()).startsWith("drover: the daemon at " + drover.socket);
            assertThat(result.stderr()).contains("is hung").contains("drover daemon restart");
        }
    }
}
