package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.client.Installation.Result;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whatever is wrong with the daemon, a hook says nothing and exits 0, and every other command says
/// what is wrong in one line and exits 69.
@ParameterizedClass
@EnumSource(Client.class)
class SilenceTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\"";

    @Parameter private Client client;

    @TempDir private Path directory;

    private Installation drover;

    @BeforeEach
    void install() throws Exception {
        drover = new Installation(client, directory);
    }

    private void expectSilence(Result result) throws Exception {
        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.inputRefused()).isFalse();
        assertThat(drover.leftBehind()).isEmpty();
    }

    private void expectSilentHooks() throws Exception {
        expectSilence(drover.run("{}", "hook", "claude-code"));
        expectSilence(drover.run("{}", "statusline"));
        expectSilence(drover.run(new byte[200_000], "hook", "claude-code", "--event", "Stop"));
    }

    private void expectComplaint(String words) throws Exception {
        Result result = drover.run("", "status");
        assertThat(result.exit()).isEqualTo(69);
        assertThat(result.out()).isEmpty();
        assertThat(result.stderr().lines()).hasSize(1);
        assertThat(result.stderr()).startsWith("drover: ").contains(words, "drover daemon ");
    }

    @Test
    void noDaemon() throws Exception {
        expectSilentHooks();
        expectComplaint("no daemon answers at " + drover.socket);
    }

    @Test
    void staleSocket() throws Exception {
        try (var gone = SocketServer.answering(drover.socket, "")) {
            assertThat(gone.received()).isEmpty();
        }
        assertThat(drover.socket).exists();
        expectSilentHooks();
        expectComplaint("no daemon answers at " + drover.socket);
    }

    @Test
    void fileInPlaceOfTheSocket() throws Exception {
        Files.writeString(drover.socket, "x");
        expectSilentHooks();
        expectComplaint("no daemon answers at " + drover.socket);
    }

    @Test
    void hungDaemon() throws Exception {
        SocketServer.Answer never = (request, out) -> Thread.sleep(Long.MAX_VALUE);
        try (var server = new SocketServer(drover.socket, never)) {
            expectSilentHooks();
            assertThat(server.received()).hasSize(3);
        }
    }

    @Test
    void daemonThatAcceptsNobody() throws Exception {
        var address = UnixDomainSocketAddress.of(drover.socket);
        try (var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(address, 1);
            try (var one = SocketChannel.open(address);
                    var two = SocketChannel.open(address)) {
                assertThat(one.isConnected() && two.isConnected()).isTrue();
                expectSilentHooks();
                expectComplaint("the daemon at " + drover.socket + " is hung");
            }
        }
    }

    @Test
    void daemonThatFeedsByteByByteCannotHoldTheHook() throws Exception {
        SocketServer.Answer trickle =
                (request, out) -> {
                    out.write(
                            "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
                    for (int i = 0; i < 1_000_000; i++) {
                        out.write('x');
                        Thread.sleep(100);
                    }
                };
        try (var _ = new SocketServer(drover.socket, trickle)) {
            expectSilence(drover.run("{}", "hook", "codex"));
        }
    }

    @Test
    void daemonDiesInTheMiddleOfItsAnswer() throws Exception {
        for (String part :
                List.of(
                        "",
                        "HTTP/1.1 2",
                        HEAD,
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n")) {
            Files.deleteIfExists(drover.socket);
            try (var _ = SocketServer.answering(drover.socket, part)) {
                expectSilence(drover.run("{}", "hook", "codex"));
                Result status = drover.run("", "status");
                assertThat(status.exit()).as(part).isEqualTo(69);
                assertThat(status.stderr())
                        .contains(drover.socket + " went away in the middle of its answer");
            }
        }
    }

    @Test
    void answersThatAreNone() throws Exception {
        for (String answer :
                List.of(
                        "HTTP/1.1 500 Error\r\nDrover-Exit: 2\r\nContent-Length: 2\r\n\r\nno",
                        "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno",
                        "HTTP/1.1 413 Too Large\r\nConnection: close\r\n\r\nno",
                        "HTTP/1.1 204 No Content\r\nDrover-Exit: 2\r\n\r\n",
                        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n",
                        "\u0000\u0001\u0002\r\n\r\n")) {
            Files.deleteIfExists(drover.socket);
            try (var _ = SocketServer.answering(drover.socket, answer)) {
                expectSilence(drover.run("{}", "hook", "codex"));
            }
        }
    }

    @Test
    void daemonThatAnswersBeforeItHasReadTheBody() throws Exception {
        String answer = "HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n";
        try (var _ = SocketServer.interrupting(drover.socket, answer)) {
            expectSilence(drover.run(new byte[5 << 20], "hook", "codex"));
        }
    }

    @Test
    void noEndpointFile() throws Exception {
        Files.delete(drover.home.resolve("endpoint"));
        expectSilentHooks();
        expectComplaint(drover.home.resolve("endpoint").toString());
    }

    @Test
    void endpointFileOfGarbage() throws Exception {
        Path endpoint = drover.home.resolve("endpoint");
        for (String content :
                List.of(
                        "",
                        "\n",
                        "relative\n",
                        "/" + "x".repeat(200),
                        "\u0000\u0001",
                        "-K /etc/x")) {
            Files.writeString(endpoint, content);
            expectSilence(drover.run("{}", "hook", "codex"));
            expectComplaint(endpoint.toString());
        }
        Files.writeString(endpoint, ("é\u001b[31m" + "z".repeat(200)).repeat(2_000));
        expectSilentHooks();
        expectComplaint(endpoint.toString());
        Files.delete(endpoint);
        Files.createDirectory(endpoint);
        expectSilentHooks();
        expectComplaint(endpoint.toString());
    }

    @Test
    void endpointFileThatNobodyFeeds() throws Exception {
        Path endpoint = drover.home.resolve("endpoint");
        Files.delete(endpoint);
        assertThat(new ProcessBuilder("mkfifo", endpoint.toString()).start().waitFor()).isZero();
        expectSilentHooks();
        expectComplaint(endpoint.toString());
    }

    @Test
    void withoutAnyHome() throws Exception {
        drover.environment.remove("DROVER_HOME");
        drover.environment.remove("HOME");
        expectSilentHooks();
        assertThat(drover.run("", "status").exit()).isEqualTo(69);
    }

    @Test
    void closedDescriptors() throws Exception {
        for (String closed : List.of("<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-")) {
            expectSilence(drover.shell("\"$0\" hook codex " + closed, new byte[0]));
            String answer = SocketServer.ok("{}", "Drover-Stderr: x");
            try (var server = SocketServer.answering(drover.socket, answer)) {
                String line = "\"$0\" hook codex " + closed;
                assertThat(drover.shell(line, new byte[0]).exit()).as(closed).isZero();
                assertThat(server.only().body()).isEmpty();
            }
            Files.delete(drover.socket);
        }
    }

    @Test
    void outputThatNobodyReads() throws Exception {
        String answer = SocketServer.ok("x".repeat(300_000));
        try (var _ = SocketServer.answering(drover.socket, answer)) {
            String line = "{ \"$0\" hook codex; echo \"exit $?\" >&2; } | true";
            assertThat(drover.shell(line, new byte[0]).stderr()).isEqualTo("exit 0\n");
            String full = "\"$0\" hook codex >/dev/full";
            Result result = drover.shell(full, new byte[0]);
            assertThat(result.exit()).isZero();
            assertThat(result.stderr()).isEmpty();
        }
    }

    @Test
    void moreThanSixteenMegabytesAreReadAndDropped() throws Exception {
        String answer = "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n";
        try (var server = SocketServer.answering(drover.socket, answer)) {
            expectSilence(drover.run(new byte[(16 << 20) + 1], "hook", "codex"));
            if (client == Client.NATIVE) {
                assertThat(server.received()).isEmpty();
            }
        }
    }

    @Test
    void agentsThatCannotBeAddressedAreNotCalled() throws Exception {
        try (var server = SocketServer.answering(drover.socket, SocketServer.ok("{}"))) {
            for (String agent :
                    List.of("", "a/b", "x y", "a\r\nb", "a?b=c", "é", "a".repeat(500))) {
                expectSilence(drover.run("", "hook", agent));
            }
            expectSilence(drover.run("", "hook"));
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void optionsItDoesNotKnowArePassedOver() throws Exception {
        try (var _ = SocketServer.answering(drover.socket, SocketServer.ok("{}"))) {
            for (String seconds : List.of("x", "", "-1", "1e9", "99999999999999999999")) {
                Result result =
                        drover.run(
                                "{}", "hook", "codex", "--new", "--decision", seconds, "--event");
                assertThat(result.out()).as(seconds).isEqualTo("{}");
                assertThat(result.exit()).isZero();
            }
        }
    }
}
