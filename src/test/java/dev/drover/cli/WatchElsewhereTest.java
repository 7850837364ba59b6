package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.drover.cli.Shell.Answer;
import dev.drover.daemon.LiveDaemon;
import dev.drover.host.OwnProcess;
import dev.drover.ipc.Token;
import dev.drover.model.view.Registration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// `watch --api`: one real daemon runs the command, another one is followed over TCP.
@Timeout(120)
class WatchElsewhereTest {
    @TempDir Path directory;

    private Path home(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    private Shell shell() throws IOException {
        return Shell.inHome(home("here"), Map.of());
    }

    private Path ownToken(String content) throws IOException {
        return Files.writeString(Shell.paths(home("here")).token(), content);
    }

    /// The real client, typed in this test's directory.
    private Process started(Path out, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(LiveDaemon.clientProgram().toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DROVER_HOME", home("here").toString());
        return builder.start();
    }

    @Test
    void followsAnotherDaemonFromInsideThisOne() throws Exception {
        Commands commands = Shell.commands(home("here"), Map.of(), true);
        try (LiveDaemon here = LiveDaemon.with(home("here"), commands);
                LiveDaemon there = LiveDaemon.withTcp(home("there"))) {
            Files.writeString(directory.resolve("there-token"), there.token.hex() + "\n");
            ownToken(there.token.hex() + "\n");
            Path lines = directory.resolve("lines");
            Path plain = directory.resolve("plain");
            String port = ":" + there.port();
            Process relative =
                    started(
                            lines,
                            "watch",
                            "--json",
                            "--api",
                            "127.0.0.1" + port,
                            "--token-file",
                            "there-token");
            Process byDefault = started(plain, "watch", "--api=localhost" + port);
            try {
                await().until(() -> Files.readString(lines).contains("\"event\":\"reset\""));
                Registration wanted =
                        new Registration(
                                "generic",
                                "s-1",
                                "nightly",
                                directory.toString(),
                                ProcessHandle.current().pid());
                var instance = there.client.register(wanted).instance();
                await().until(() -> Files.readString(lines).contains(instance.id()));
                await().until(() -> Files.readString(plain).contains(instance.shortId()));
                assertThat(here.rows()).noneMatch(i -> i.id().equals(instance.id()));
            } finally {
                relative.destroyForcibly();
                byDefault.destroyForcibly();
            }
        }
    }

    @Test
    void saysThatTheTokenIsNotTaken() throws Exception {
        try (LiveDaemon there = LiveDaemon.withTcp(home("there"))) {
            String wrong = Token.random().hex();
            Path file = ownToken(wrong + "\n");
            String address = "127.0.0.1:" + there.port();
            Answer answer = shell().type("watch", "--api", address);
            assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
            assertThat(answer.out()).isEmpty();
            assertThat(answer.err())
                    .hasLineCount(1)
                    .contains(address, file.toString(), "--token-file")
                    .doesNotContain(wrong);
        }
    }

    /// Takes what comes, and answers as any web server does.
    private static String heardBy(ServerSocket server) {
        try (Socket caller = server.accept()) {
            byte[] bytes = new byte[8192];
            int count = caller.getInputStream().read(bytes);
            caller.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi".getBytes(UTF_8));
            return new String(bytes, 0, Math.max(0, count), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noticesAForeignProgramOnThePortAndSendsItNoToken() throws Exception {
        String token = Token.random().hex();
        ownToken(token);
        try (ServerSocket foreign = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
                ExecutorService listening = Executors.newSingleThreadExecutor()) {
            Future<String> heard = listening.submit(() -> heardBy(foreign));
            Answer answer = shell().type("watch", "--api", "127.0.0.1:" + foreign.getLocalPort());
            assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
            assertThat(answer.err())
                    .hasLineCount(1)
                    .contains("another program", "No token was sent", "drover ports who");
            assertThat(heard.get()).startsWith("GET /health").doesNotContain(token);
            foreign.setSoTimeout(1);
            assertThatThrownBy(foreign::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void saysNothingAtAllToAProgramOfAnotherUser() throws Exception {
        assumeTrue(OwnProcess.uid() == 0, "only root may start programs of others");
        ownToken(Token.random().hex());
        Path heard = directory.resolve("heard");
        String script =
                "use IO::Socket::INET; $| = 1; my $s = IO::Socket::INET->new(Listen => 5, LocalAddr"
                        + " => '127.0.0.1'); print $s->sockport, qq(\\n"
                        + "); while (my $c = $s->accept) { print 'CAME' }";
        Process foreign =
                new ProcessBuilder(
                                "setpriv",
                                "--reuid=65534",
                                "--regid=65534",
                                "--clear-groups",
                                "perl",
                                "-e",
                                script)
                        .redirectOutput(heard.toFile())
                        .start();
        try {
            await().until(() -> Files.readString(heard).endsWith("\n"));
            String port = Files.readString(heard).strip();
            Answer answer = shell().type("watch", "--api", "127.0.0.1:" + port);
            assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
            assertThat(answer.err()).hasLineCount(1).contains("a program of another user");
            assertThat(heard).hasContent(port);
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void saysWhichFileHoldsNoToken() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "pass-word-of-mine\n");
        Path missing = directory.resolve("missing");
        for (Path file : List.of(secret, missing, directory, Path.of("/dev/zero"))) {
            Answer answer =
                    shell().type("watch", "--api", "127.0.0.1:9", "--token-file", file.toString());
            assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.REFUSED);
            assertThat(answer.err())
                    .hasLineCount(1)
                    .contains(file.toString(), "--token-file")
                    .doesNotContain("pass-word-of-mine");
        }
    }

    @Test
    void saysInOneLineWhereNobodyAnswers() throws Exception {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            free = taken.getLocalPort();
        }
        ownToken(Token.random().hex());
        Path log = Shell.paths(home("here")).log();
        Files.createDirectories(log.getParent());
        Files.writeString(log, "the other daemon's trouble is not in this log\n");
        Answer answer = shell().type("watch", "--api", "localhost:" + free);
        assertThat(answer.exit()).isEqualTo(Exit.NO_DAEMON);
        assertThat(answer.err()).hasLineCount(1).contains("127.0.0.1:" + free);
    }

    @ParameterizedTest
    @CsvSource({
        "--api example.org:7400, ssh -L 7400:127.0.0.1:7400",
        "--api 192.168.0.1:7400, this machine only",
        "--api 127.0.0.1.example.org:7400, this machine only",
        "--api [::2]:7400, this machine only",
        "--api 127.0.0.1, 127.0.0.1:PORT",
        "--api ::1:7400, 127.0.0.1:PORT",
        "--api 127.0.0.1:0, 127.0.0.1:PORT",
        "--api localhost:65536, 127.0.0.1:PORT",
        "--api localhost:x, 127.0.0.1:PORT",
        "--token-file token, --api"
    })
    void saysInOneLineWhatIsWrongWithTheAddress(String words, String clue) throws Exception {
        Answer answer = shell().type(("watch " + words).split(" "));
        assertThat(answer.exit()).isEqualTo(Exit.USAGE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).hasLineCount(1).contains(clue, "--help");
    }
}
