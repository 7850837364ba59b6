package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.host.Arrival;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

class FastPathTest {
    private static final String LONG = "long ".repeat(600_000);

    @TempDir Path directory;

    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final CountDownLatch waits = new CountDownLatch(1);
    private final CountDownLatch freed = new CountDownLatch(1);

    @Test
    void answersAHookOnTheThreadThatAcceptedIt() throws IOException {
        try (Fixture fixture = open()) {
            await().until(
                            () -> {
                                assertThat(ask(fixture, "echo", "{}")).startsWith("HTTP/1.1 200");
                                return threads.stream().anyMatch(t -> t.contains("acceptor"));
                            });
        }
    }

    /// Curl connects, and gets ready to ask only then.
    @Test
    @EnabledOnOs(OS.LINUX)
    void waitsForARequestThatIsALittleLaterThanItsConnection() throws Exception {
        try (Fixture fixture = openPatient();
                RawHttp caller = RawHttp.unix(fixture)) {
            waits.await();
            String answer = caller.send(text(request("echo", "{}"))).answer();

            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(threads).singleElement().asString().contains("acceptor");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void answersACallerBeforeWhatCanWait() throws IOException {
        try (Fixture fixture = openPatient()) {
            assertThat(ask(fixture, "later", "{}")).endsWith("{}");
            assertThat(threads).doesNotContain("afterwards");
            freed.countDown();
            await().until(() -> threads.contains("afterwards"));
        } finally {
            freed.countDown();
        }
    }

    /// In one piece a request may go the fast way, in two it cannot.
    @ParameterizedTest
    @ValueSource(strings = {"echo", "refuses", "fails", "empty", "headers"})
    void answersTheSameOnBothWays(String agent) throws IOException {
        try (Fixture fixture = open()) {
            String slow;
            try (RawHttp caller = RawHttp.unix(fixture)) {
                byte[] bytes = request(agent, "{\"a\":1}");
                caller.send(new String(bytes, 0, 20, StandardCharsets.ISO_8859_1));
                await().until(() -> fixture.server.connections() == 1);
                caller.send(new String(bytes, 20, bytes.length - 20, StandardCharsets.ISO_8859_1));
                slow = caller.answer();
            }

            await().untilAsserted(
                            () -> {
                                threads.clear();
                                String fast = ask(fixture, agent, "{\"a\":1}");
                                assertThat(status(fast)).isEqualTo(status(slow));
                                assertThat(headers(fast)).isEqualTo(headers(slow));
                                assertThat(body(fast)).isEqualTo(body(slow));
                                assertThat(threads).anyMatch(t -> t.contains("acceptor"));
                            });
        }
    }

    @Test
    void takesABodyOfAnyLength() throws IOException {
        try (Fixture fixture = open()) {
            for (int length : new int[] {1, 4_000, 32_000, 33_000, 300_000, 3_000_000}) {
                String body = "x".repeat(length);
                assertThat(body(ask(fixture, "echo", body))).isEqualTo(body);
            }
        }
    }

    /// Longer than what a socket holds, for callers who read only after a while.
    @Test
    void waitsForCallersWhoReadALongAnswerLate() throws IOException {
        try (Fixture fixture = open()) {
            await().until(
                            () -> {
                                threads.clear();
                                try (RawHttp caller = RawHttp.unix(fixture)) {
                                    caller.send(text(request("long", "{}")));
                                    await().until(() -> !threads.isEmpty());
                                    // Others are let in meanwhile.
                                    assertThat(ask(fixture, "echo", "{}")).endsWith("{}");
                                    assertThat(body(caller.answer())).isEqualTo(LONG);
                                }
                                return threads.stream().anyMatch(t -> t.contains("acceptor"));
                            });
        }
    }

    @Test
    void letsCallersInWhileOthersWaitForTheDisk() throws IOException {
        List<RawHttp> waiting = new ArrayList<>();
        try (Fixture fixture = open()) {
            try {
                for (int i = 0; i < 40; i++) {
                    waiting.add(RawHttp.unix(fixture).send(text(request("waits", "{}"))));
                }
                assertThat(fixture.answers()).isTrue();
                assertThat(ask(fixture, "echo", "{}")).startsWith("HTTP/1.1 200");
                freed.countDown();
                for (RawHttp caller : waiting) {
                    assertThat(caller.answer()).startsWith("HTTP/1.1 200");
                }
            } finally {
                freed.countDown();
                for (RawHttp caller : waiting) {
                    caller.close();
                }
            }
        }
    }

    @Test
    void outlivesCallersWhoLeaveAtOnce() throws IOException {
        try (Fixture fixture = open()) {
            for (int i = 0; i < 200; i++) {
                RawHttp.unix(fixture).send(text(request("echo", "{}"))).close();
                RawHttp.unix(fixture).close();
            }
            assertThat(ask(fixture, "echo", "{}")).startsWith("HTTP/1.1 200");
            await().until(() -> fixture.server.connections() == 0);
        }
    }

    private Fixture open() throws IOException {
        return Fixture.open(directory, Fixture.LIMITS, Map.of(Endpoints.HOOK, this::handle));
    }

    /// Waits for each first byte as long as it takes.
    private Fixture openPatient() throws IOException {
        Peer me = Fixture.me(directory);
        Peers peers =
                new Peers() {
                    @Override
                    public Peer of(SocketChannel channel) {
                        return me;
                    }

                    @Override
                    public boolean awaitWords(SocketChannel channel, Duration within) {
                        waits.countDown();
                        return Arrival.await(channel, Duration.ofSeconds(30));
                    }
                };
        return Fixture.open(directory, Fixture.LIMITS, Map.of(Endpoints.HOOK, this::handle), peers);
    }

    private Reply handle(Request request) throws Exception {
        threads.add(Thread.currentThread().getName());
        byte[] body = request.body().readAllBytes();
        return switch (request.param("agent")) {
            case "refuses" -> throw new Refused(new Refusal.UnknownInstance("nobody"));
            case "fails" -> throw new IllegalStateException("on purpose");
            case "empty" -> Reply.empty();
            case "headers" ->
                    new Reply.Whole(202, "text/plain", body, Map.of("Drover-Durable", "false"));
            case "long" -> Reply.text("text/plain", LONG);
            case "waits" -> {
                freed.await();
                yield Reply.text("text/plain", "at last");
            }
            case "later" -> {
                Afterwards.run(this::whenFreed);
                yield Reply.text("text/plain", new String(body, StandardCharsets.UTF_8));
            }
            default -> Reply.text("text/plain", new String(body, StandardCharsets.UTF_8));
        };
    }

    private void whenFreed() {
        try {
            freed.await();
            threads.add("afterwards");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String ask(Fixture fixture, String agent, String body) throws IOException {
        try (RawHttp caller = RawHttp.unix(fixture)) {
            return caller.send(text(request(agent, body))).answer();
        }
    }

    private static byte[] request(String agent, String body) {
        return ("POST /v1/hooks/"
                        + agent
                        + " HTTP/1.1\r\nHost: drover\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\nDrover-Pid: 1\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String status(String answer) {
        return answer.lines().findFirst().orElseThrow();
    }

    private static List<String> headers(String answer) {
        return answer.substring(0, answer.indexOf("\r\n\r\n")).lines().skip(1).sorted().toList();
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
