package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A connection that becomes the standard streams of a program, as a stranger sees it.
class StdioEndTest {
    private static final String ASK =
            String.join(
                    "\r\n",
                    "GET /v1/stdio/mcp HTTP/1.1",
                    "Host: drover",
                    "Connection: Upgrade",
                    "Upgrade: drover-stdio",
                    "Drover-Cwd: /here",
                    "",
                    "");

    @TempDir private Path directory;

    private Fixture open(Handler handler) throws IOException {
        return Fixture.open(directory, Fixture.LIMITS, Map.of(Endpoints.MCP_END, handler));
    }

    private static Handler echo() {
        return request -> new Reply.Upgraded(Map.of(), end -> end.input().transferTo(end.output()));
    }

    private static String after101(RawHttp caller) throws IOException {
        assertThat(caller.answer())
                .startsWith("HTTP/1.1 101 ")
                .containsIgnoringCase("Upgrade: drover-stdio")
                .containsIgnoringCase("Connection: Upgrade");
        return new String(caller.in().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsSaidBehindTheRequestComesToWhoeverTakesTheEnd() throws Exception {
        try (Fixture fixture = open(echo());
                RawHttp caller = RawHttp.unix(fixture)) {
            caller.send(ASK + "already here").channel.shutdownOutput();

            assertThat(after101(caller)).isEqualTo("already here");
        }
    }

    @Test
    void aRequestInPiecesIsTakenAsWell() throws Exception {
        try (Fixture fixture = open(echo());
                RawHttp caller = RawHttp.unix(fixture)) {
            for (String piece : ASK.split("(?<=\n)")) {
                caller.send(piece);
            }
            assertThat(caller.answer()).startsWith("HTTP/1.1 101 ");
            caller.send("a").send("b").channel.shutdownOutput();

            assertThat(caller.in().readAllBytes()).asString().isEqualTo("ab");
        }
    }

    @Test
    void theHandlerKnowsWhoAsks() throws Exception {
        Handler names =
                request -> {
                    String said =
                            request.peer().pid() + " " + request.header("Drover-Cwd").orElse("");
                    return new Reply.Upgraded(
                            Map.of("Drover-Stderr", "by%20the%20way"),
                            end -> {
                                String who = said + " " + end.peer().pid();
                                end.output().write(who.getBytes(StandardCharsets.UTF_8));
                            });
                };
        try (Fixture fixture = open(names);
                RawHttp caller = RawHttp.unix(fixture)) {
            caller.send(ASK);

            String pid = Long.toString(ProcessHandle.current().pid());
            assertThat(caller.answer()).contains("Drover-Stderr: by%20the%20way");
            assertThat(caller.in().readAllBytes()).asString().isEqualTo(pid + " /here " + pid);
        }
    }

    @Test
    void muchGoesBothWaysAtOnceAndWhole() throws Exception {
        byte[] much = new byte[8 << 20];
        new Random(7).nextBytes(much);
        try (Fixture fixture = open(echo());
                RawHttp caller = RawHttp.unix(fixture)) {
            caller.send(ASK);
            assertThat(caller.answer()).startsWith("HTTP/1.1 101 ");
            CompletableFuture<byte[]> back =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return caller.in().readAllBytes();
                                } catch (IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            });
            caller.send(much).channel.shutdownOutput();

            assertThat(back.get(30, TimeUnit.SECONDS)).isEqualTo(much);
        }
    }

    @Test
    void neitherSilenceNorDeadlinesEndAnEnd() throws Exception {
        ServerOptions.Limits hasty =
                Fixture.limits(Duration.ofSeconds(1), Duration.ofSeconds(1), 4, 4);
        CountDownLatch looked = new CountDownLatch(1);
        Handler silent =
                request ->
                        new Reply.Upgraded(
                                Map.of(),
                                end -> {
                                    looked.await();
                                    end.output().write('!');
                                });
        try (Fixture fixture = Fixture.open(directory, hasty, Map.of(Endpoints.MCP_END, silent));
                RawHttp caller = RawHttp.unix(fixture);
                RawHttp slow = RawHttp.unix(fixture)) {
            caller.send(ASK);
            assertThat(caller.answer()).startsWith("HTTP/1.1 101 ");
            // One that came after it and says nothing runs into the deadline.
            assertThat(slow.isClosedByPeer()).isTrue();
            looked.countDown();

            assertThat(caller.in().readAllBytes()).asString().isEqualTo("!");
        }
    }

    @Test
    void aCallerThatGoesEndsTheReading() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        Handler reads =
                request ->
                        new Reply.Upgraded(
                                Map.of(),
                                end -> {
                                    end.input().readAllBytes();
                                    over.countDown();
                                });
        try (Fixture fixture = open(reads)) {
            try (RawHttp caller = RawHttp.unix(fixture)) {
                caller.send(ASK);
                assertThat(caller.answer()).startsWith("HTTP/1.1 101 ");
                await().until(() -> fixture.server.stdioEnds() == 1);
            }
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
            await().until(() -> fixture.server.stdioEnds() == 0);
            assertThat(fixture.answers()).isTrue();
        }
    }

    @Test
    void aDaemonThatLeavesEndsThemAll() throws Exception {
        Fixture fixture = open(echo());
        try (RawHttp caller = RawHttp.unix(fixture)) {
            caller.send(ASK);
            assertThat(caller.answer()).startsWith("HTTP/1.1 101 ");

            fixture.close();

            assertThat(caller.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void itIsRefusedOverTcpWhateverTheToken() throws Exception {
        try (Fixture fixture = open(echo());
                RawHttp stranger = RawHttp.tcp(fixture);
                RawHttp known = RawHttp.tcp(fixture)) {
            String host = "Host: 127.0.0.1:" + fixture.port();
            stranger.send(ASK.replace("Host: drover", host));
            known.send(
                    ASK.replace(
                            "Host: drover",
                            host + "\r\nAuthorization: Bearer " + fixture.token.hex()));

            assertThat(stranger.status()).isEqualTo(401);
            assertThat(known.answer())
                    .startsWith("HTTP/1.1 403 ")
                    .contains("socket-only")
                    .contains("Drover-Exit: 1")
                    .contains("Drover-Stderr: drover%3A%20This%20carries");
        }
    }

    @Test
    void whoDoesNotAskForItIsToldWhatToAskFor() throws Exception {
        try (Fixture fixture = open(echo());
                RawHttp plain = RawHttp.unix(fixture);
                RawHttp other = RawHttp.unix(fixture)) {
            plain.send("GET /v1/stdio/mcp HTTP/1.1\r\nHost: drover\r\n\r\n");
            other.send(ASK.replace("drover-stdio", "websocket"));

            assertThat(plain.answer()).startsWith("HTTP/1.1 426 ").contains("drover-stdio");
            assertThat(other.status()).isEqualTo(426);
        }
    }

    @Test
    void aRefusalComesAsOne() throws Exception {
        Handler refuses =
                request -> {
                    throw new Refused(new Refusal.NotNow("Not before noon."));
                };
        try (Fixture fixture = open(refuses);
                RawHttp caller = RawHttp.unix(fixture)) {
            caller.send(ASK);

            assertThat(caller.answer())
                    .startsWith("HTTP/1.1 409 ")
                    .contains("Drover-Stderr: drover%3A%20Not%20before%20noon.%0A")
                    .contains("\"detail\":\"Not before noon.\"");
            assertThat(fixture.answers()).isTrue();
        }
    }

    @Test
    void noMoreAreTakenThanThereIsRoomFor() throws Exception {
        ServerOptions.Limits one =
                Fixture.limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 4, 1);
        try (Fixture fixture = Fixture.open(directory, one, Map.of(Endpoints.MCP_END, echo()))) {
            try (RawHttp first = RawHttp.unix(fixture)) {
                assertThat(first.send(ASK).status()).isEqualTo(101);
                await().until(() -> fixture.server.stdioEnds() == 1);
                try (RawHttp second = RawHttp.unix(fixture)) {
                    assertThat(second.send(ASK).answer())
                            .startsWith("HTTP/1.1 503 ")
                            .contains("too-many");
                }
            }
            await().until(() -> fixture.server.connections() == 0);
            try (RawHttp again = RawHttp.unix(fixture)) {
                assertThat(again.send(ASK).status()).isEqualTo(101);
            }
        }
    }
}
