package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.client.Installation.Result;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Peer;
import dev.drover.ipc.Reply;
import dev.drover.ipc.Server;
import dev.drover.ipc.ServerOptions;
import dev.drover.ipc.StdioEnd;
import dev.drover.ipc.Token;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// `drover mcp`: the client's standard streams, carried to a real server and back.
class PumpTest {
    @TempDir private Path directory;

    private Installation drover;
    private Server server;

    @BeforeEach
    void install() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        drover = new Installation(Client.NATIVE, directory);
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private void serve(Map<Endpoint, Handler> endpoints) throws IOException {
        long uid = ((Number) Files.getAttribute(directory, "unix:uid")).longValue();
        server =
                Server.open(
                        new ServerOptions(
                                drover.socket,
                                false,
                                "127.0.0.1",
                                0,
                                Token.random(),
                                new byte[0],
                                ServerOptions.Limits.DEFAULTS,
                                uid),
                        endpoints,
                        channel -> new Peer(Peer.Door.UNIX, 1, uid));
    }

    private void serve(StdioEnd.Talk talk) throws IOException {
        serve(Map.of(Endpoints.MCP_END, request -> new Reply.Upgraded(Map.of(), talk)));
    }

    private static void echo(StdioEnd end) throws IOException {
        end.input().transferTo(end.output());
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private Process start() throws IOException {
        return drover.start(List.of(drover.bin.resolve("drover").toString(), "mcp"));
    }

    @Test
    void everyByteGoesThereAndBackUntilTheInputEnds() throws Exception {
        serve(PumpTest::echo);
        byte[] much = random(5_000_001);

        Result result = drover.run(much, "mcp");

        assertThat(result.stdout()).isEqualTo(much);
        assertThat(result.stderr()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void anEmptyInputIsOne() throws Exception {
        serve(PumpTest::echo);

        assertThat(drover.run("", "mcp")).returns(0, Result::exit).returns("", Result::out);
    }

    @Test
    void filesDoAsWellAsPipes() throws Exception {
        serve(PumpTest::echo);
        byte[] much = random(1_000_003);
        Files.write(directory.resolve("in"), much);

        Result result = drover.shell("\"$0\" mcp <in >out", new byte[0]);

        assertThat(result.exit()).isZero();
        assertThat(directory.resolve("out")).hasBinaryContent(much);
    }

    @Test
    void whatIsAnsweredAfterTheInputHasEndedArrives() throws Exception {
        serve(
                end -> {
                    byte[] all = end.input().readAllBytes();
                    end.output().write(("got " + all.length).getBytes(StandardCharsets.UTF_8));
                });

        assertThat(drover.run("12345", "mcp").out()).isEqualTo("got 5");
    }

    /// Both sides would wait for each other for ever if a full output kept the input from flowing.
    @Test
    void whoDoesNotReadIsStillReadFrom() throws Exception {
        byte[] much = random(4_000_000);
        CompletableFuture<Integer> arrived = new CompletableFuture<>();
        serve(
                end -> {
                    Thread writer =
                            Thread.startVirtualThread(
                                    () -> {
                                        try {
                                            end.output().write(much);
                                        } catch (IOException e) {
                                            arrived.completeExceptionally(e);
                                        }
                                    });
                    arrived.complete(end.input().readAllBytes().length);
                    writer.join();
                });
        Process client = start();
        try {
            client.getOutputStream().write(much);
            client.getOutputStream().close();

            assertThat(arrived.get(60, TimeUnit.SECONDS)).isEqualTo(much.length);
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(much);
            assertThat(client.waitFor()).isZero();
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void eachLineGoesAtOnce() throws Exception {
        serve(PumpTest::echo);
        Process client = start();
        try (var in = client.inputReader();
                var out = client.outputWriter()) {
            for (int i = 0; i < 100; i++) {
                out.write("line " + i + "\n");
                out.flush();
                assertThat(in.readLine()).isEqualTo("line " + i);
            }
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void aDaemonThatLeavesIsToldInOneLine() throws Exception {
        serve(PumpTest::echo);
        Process client = start();
        try {
            client.getOutputStream().write('x');
            client.getOutputStream().flush();
            assertThat(client.getInputStream().read()).isEqualTo('x');

            server.close();

            assertThat(client.waitFor()).isEqualTo(69);
            assertThat(client.errorReader().readLine())
                    .isEqualTo(
                            "drover: the daemon has ended this connection; `drover daemon status`"
                                    + " tells whether it runs");
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void aClientThatIsKilledEndsTheConversation() throws Exception {
        CompletableFuture<Integer> over = new CompletableFuture<>();
        serve(
                end -> {
                    end.output().write('!');
                    over.complete(end.input().readAllBytes().length);
                });
        Process client = start();
        try {
            assertThat(client.getInputStream().read()).isEqualTo('!');
            client.destroyForcibly();

            assertThat(over.get(60, TimeUnit.SECONDS)).isZero();
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void whenNobodyReadsItAnyMoreItGoes() throws Exception {
        serve(PumpTest::echo);
        Process client = start();
        try {
            client.getOutputStream().write('x');
            client.getOutputStream().flush();
            assertThat(client.getInputStream().read()).isEqualTo('x');

            client.getInputStream().close();

            assertThat(client.waitFor()).isZero();
            await().until(() -> server.stdioEnds() == 0);
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void aRefusalIsOneLineAndItsExitCode() throws Exception {
        serve(
                Map.of(
                        Endpoints.MCP_END,
                        request -> {
                            throw new Refused(new Refusal.NotNow("Nöt before \"noon\"."));
                        }));

        Result result = drover.run("x", "mcp");

        assertThat(result.stderr()).isEqualTo("drover: Nöt before \"noon\".\n");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void whatTheDaemonAddsToItsYesIsSaid() throws Exception {
        serve(
                Map.of(
                        Endpoints.MCP_END,
                        request ->
                                new Reply.Upgraded(
                                        Map.of("Drover-Stderr", "drover:%20alone%0A"),
                                        PumpTest::echo)));

        assertThat(drover.run("x", "mcp"))
                .returns("drover: alone\n", Result::stderr)
                .returns("x", Result::out);
    }

    @Test
    void aDaemonThatDoesNotKnowItIsNamedAsOfAnotherVersion() throws Exception {
        serve(Map.of(Endpoints.HEALTH, request -> Reply.empty()));

        Result result = drover.run("x", "mcp");

        assertThat(result.exit()).isEqualTo(70);
        assertThat(result.stderr()).contains("HTTP 404").contains("another version");
    }

    @Test
    void withoutADaemonItSaysHowToStartOne() throws Exception {
        Result result = drover.run("x", "mcp");

        assertThat(result.exit()).isEqualTo(69);
        assertThat(result.stderr()).contains("start it with: drover daemon start");
    }

    @Test
    void wordsBehindItAreRefused() throws Exception {
        assertThat(drover.run("", "mcp", "now").exit()).isEqualTo(2);
    }

    @Test
    void theScriptNamesTheNativeClient() throws Exception {
        Installation script =
                new Installation(Client.TWIN, Files.createDirectories(directory.resolve("twin")));

        Result result = script.run("x", "mcp");

        assertThat(result.exit()).isEqualTo(69);
        assertThat(result.stderr()).contains("needs the native client");
    }
}
