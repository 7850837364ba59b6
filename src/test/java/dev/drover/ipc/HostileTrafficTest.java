package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Slow, large, many and broken callers: each is dealt with, and nobody else notices.
@Timeout(120)
class HostileTrafficTest {
    private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: drover\r\n\r\n";
    private static final String TYPE = "Content-Type: application/json\r\n";
    private static final String HOOK = "POST /v1/hooks/any HTTP/1.1\r\nHost: drover\r\n" + TYPE;
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path directory;

    @Test
    void closesWhoeverTricklesHeaders() throws Exception {
        try (Fixture f = Fixture.open(directory, Fixture.limits(SHORT, LONG, 10, 10), Map.of());
                RawHttp slow = RawHttp.unix(f)) {
            Thread trickle = trickle(slow, "GET /health HTTP/1.1\r\nX-A: ", 'a');
            assertThat(slow.isClosedByPeer()).isTrue();
            await().until(() -> f.server.connections() == 0);
            assertThat(f.answers()).isTrue();
            trickle.join();
        }
    }

    @Test
    void closesWhoeverTricklesTheHeadersOfASecondRequest() throws Exception {
        try (Fixture f = Fixture.open(directory, Fixture.limits(SHORT, LONG, 10, 10), Map.of());
                RawHttp slow = RawHttp.unix(f)) {
            assertThat(slow.send(HEALTH).status()).isEqualTo(200);
            Thread trickle = trickle(slow, "GET /health HTTP/1.1\r\nX-A: ", 'a');
            assertThat(slow.isClosedByPeer()).isTrue();
            trickle.join();
        }
    }

    @Test
    void refusesABodyThatTrickles() throws Exception {
        try (Fixture f = Fixture.open(directory, Fixture.limits(LONG, SHORT, 10, 10), Map.of());
                RawHttp slow = RawHttp.unix(f)) {
            Thread trickle = trickle(slow, HOOK + "Content-Length: 100000\r\n\r\n", ' ');
            assertThat(slow.answer()).startsWith("HTTP/1.1 408 ").contains("\"too-slow\"");
            assertThat(slow.isClosedByPeer()).isTrue();
            assertThat(f.handled).hasValue(0);
            trickle.join();
        }
    }

    @Test
    void letsACallThatStaysOpenTakeItsTime() throws Exception {
        try (Fixture f = Fixture.open(directory, Fixture.limits(LONG, SHORT, 10, 10), Map.of());
                RawHttp slow = RawHttp.unix(f)) {
            slow.send("POST /v1/cli HTTP/1.1\r\nHost: drover\r\nContent-Length: 20\r\n\r\n");
            for (int i = 0; i < 20; i++) {
                slow.send(" ");
                Thread.sleep(50);
            }
            assertThat(slow.answer()).startsWith("HTTP/1.1 200 ").endsWith("20");
        }
    }

    @Test
    void answersOthersWhileFiveHundredTrickle() throws Exception {
        List<RawHttp> slow = new ArrayList<>();
        try (Fixture f = Fixture.open(directory)) {
            try {
                for (int i = 0; i < 500; i++) {
                    slow.add(RawHttp.unix(f).send("POST /v1/hooks/any HTT"));
                }
                for (int round = 0; round < 20; round++) {
                    for (RawHttp raw : slow) {
                        raw.send("x");
                    }
                    assertThat(f.answers()).isTrue();
                }
            } finally {
                for (RawHttp raw : slow) {
                    raw.close();
                }
            }
            await().until(() -> f.server.connections() == 0);
        }
    }

    @Test
    void evictsTheOldestWithoutHeadersWhenTheUnixDoorIsFull() throws Exception {
        CountDownLatch leave = new CountDownLatch(1);
        try (Fixture f = Fixture.open(directory, Fixture.limits(LONG, LONG, 4, 4), held(leave));
                RawHttp busy = entered(f, 1);
                RawHttp oldest = entered(f, 2);
                RawHttp second = entered(f, 3);
                RawHttp third = entered(f, 4)) {
            busy.send("GET /held HTTP/1.1\r\nHost: drover\r\n\r\n");
            await().until(() -> heldCalls.get() == 1);
            // Says nothing yet: whoever asks while entering is answered without needing room.
            try (RawHttp newcomer = RawHttp.unix(f)) {
                assertThat(oldest.isClosedByPeer()).isTrue();
                assertThat(newcomer.send(HEALTH).status()).isEqualTo(200);
            }
            assertThat(third.send(HEALTH).status()).isEqualTo(200);
            assertThat(second.send(HEALTH).status()).isEqualTo(200);
            leave.countDown();
            assertThat(busy.status()).isEqualTo(204);
        }
    }

    @Test
    void refusesMoreTcpConnectionsThanAllowed() throws Exception {
        try (Fixture f = Fixture.open(directory, Fixture.limits(LONG, LONG, 2, 10), Map.of());
                RawHttp first = RawHttp.tcp(f);
                RawHttp second = RawHttp.tcp(f)) {
            await().until(() -> f.server.connections() == 2);
            try (RawHttp third = RawHttp.tcp(f)) {
                assertThat(third.isClosedByPeer()).isTrue();
            }
            String health = HEALTH.replace("drover", "127.0.0.1:" + f.port());
            assertThat(first.send(health).status()).isEqualTo(200);
            second.channel.close();
            await().until(() -> f.server.connections() == 1);
            try (RawHttp again = RawHttp.tcp(f)) {
                assertThat(again.send(health).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void holdsNoneOfAHundredMegabytes() throws Exception {
        try (Fixture f = Fixture.open(directory)) {
            long before = usedMemory();
            try (RawHttp raw = RawHttp.unix(f)) {
                raw.send(HOOK + "Transfer-Encoding: chunked\r\n\r\n");
                AtomicReference<String> answer = new AtomicReference<>("");
                Thread reader = Thread.startVirtualThread(() -> answer.set(answerOf(raw)));
                byte[] chunk =
                        ("100000\r\n" + " ".repeat(1 << 20) + "\r\n")
                                .getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 100; i++) {
                    raw.send(chunk);
                    if (i % 25 == 24) {
                        assertThat(usedMemory() - before).isLessThan(32L << 20);
                    }
                }
                raw.send("0\r\n\r\n");
                reader.join();
                assertThat(answer.get()).startsWith("HTTP/1.1 413 ");
            }
            assertThat(f.answers()).isTrue();
        }
    }

    @Test
    void survivesAHandlerThatRunsOutOfMemory() throws Exception {
        Map<Endpoint, Handler> bad =
                Map.of(
                        Endpoint.get("/memory"),
                        r -> {
                            throw new OutOfMemoryError("as a test");
                        },
                        Endpoint.get("/stack"),
                        r -> Reply.json(deep(1)),
                        Endpoint.get("/checked"),
                        r -> {
                            throw new IOException("secret detail");
                        },
                        Endpoint.get("/half"),
                        r ->
                                new Reply.Streamed(
                                        200,
                                        "text/plain",
                                        Map.of(),
                                        out -> {
                                            out.write('a');
                                            out.flush();
                                            throw new IllegalStateException("secret detail");
                                        }));
        try (Fixture f = Fixture.open(directory, Fixture.LIMITS, bad)) {
            for (String path : List.of("/memory", "/stack", "/checked")) {
                try (RawHttp raw = RawHttp.unix(f)) {
                    raw.send("GET " + path + " HTTP/1.1\r\nHost: drover\r\n\r\n");
                    assertThat(raw.answer())
                            .startsWith("HTTP/1.1 500 ")
                            .contains("\"internal\"")
                            .doesNotContain("secret", "as a test");
                }
            }
            try (RawHttp raw = RawHttp.unix(f)) {
                raw.send("GET /half HTTP/1.1\r\nHost: drover\r\n\r\n");
                String all = new String(readAll(raw.in()), StandardCharsets.UTF_8);
                assertThat(all).contains("\r\n1\r\na").doesNotContain("\r\n0\r\n", "secret");
            }
            assertThat(f.answers()).isTrue();
        }
    }

    @Test
    void freesCallersThatDieInTheMiddle() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        Map<Endpoint, Handler> more =
                Map.of(
                        Endpoint.post("/read"),
                        r -> {
                            try {
                                return Reply.text(
                                        "text/plain", "" + r.body().readAllBytes().length);
                            } finally {
                                ended.incrementAndGet();
                            }
                        },
                        Endpoint.get("/endless").keptOpen(),
                        r ->
                                new Reply.Streamed(
                                        200, "text/plain", Map.of(), o -> endless(o, ended)));
        try (Fixture f = Fixture.open(directory, Fixture.LIMITS, more)) {
            for (int i = 0; i < 20; i++) {
                RawHttp.unix(f)
                        .send(
                                HOOK.replace("/v1/hooks/any", "/read")
                                        + "Content-Length: 1000\r\n\r\nhalf")
                        .close();
                try (RawHttp reader = RawHttp.unix(f)) {
                    reader.send("GET /endless HTTP/1.1\r\nHost: drover\r\n\r\n");
                    assertThat(reader.in().readNBytes(100)).hasSize(100);
                }
            }
            await().until(() -> ended.get() == 40);
            await().until(() -> f.server.connections() == 0);
            assertThat(f.answers()).isTrue();
        }
    }

    private static void endless(OutputStream out, AtomicInteger ended) throws IOException {
        try {
            while (true) {
                out.write(new byte[1000]);
                out.flush();
            }
        } finally {
            ended.incrementAndGet();
        }
    }

    /// Several threads let callers in: who connected first is not always in first.
    private static RawHttp entered(Fixture f, int connections) throws IOException {
        RawHttp caller = RawHttp.unix(f);
        await().until(() -> f.server.connections() == connections);
        return caller;
    }

    private Map<Endpoint, Handler> held(CountDownLatch leave) {
        return Map.of(
                Endpoint.get("/held"),
                r -> {
                    heldCalls.incrementAndGet();
                    leave.await();
                    return Reply.empty();
                });
    }

    private final AtomicInteger heldCalls = new AtomicInteger();

    private static int deep(int n) {
        return n < 0 ? 0 : n + deep(n + 1);
    }

    private static long usedMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + ManagementFactory.getPlatformMXBeans(java.lang.management.BufferPoolMXBean.class)
                        .stream()
                        .mapToLong(java.lang.management.BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }

    private static String answerOf(RawHttp raw) {
        try {
            return raw.answer();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static byte[] readAll(InputStream in) throws IOException {
        return in.readAllBytes();
    }

    /// Sends a byte now and then until the other side has closed.
    private static Thread trickle(RawHttp raw, String start, char next) {
        return Thread.startVirtualThread(
                () -> {
                    try (OutputStream out = raw.out()) {
                        out.write(start.getBytes(StandardCharsets.US_ASCII));
                        while (true) {
                            out.write(next);
                            Thread.sleep(20);
                        }
                    } catch (IOException | InterruptedException e) {
                        // Closed, as it should be.
                    }
                });
    }
}
