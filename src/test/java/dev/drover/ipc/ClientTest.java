package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.Place;
import dev.drover.model.view.Health;
import dev.drover.model.view.LabelChange;
import dev.drover.model.view.SettingView;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

class ClientTest {
    @TempDir Path directory;

    @Test
    void speaksTheProtocol() throws Exception {
        Health health =
                new Health("ok", "1", "run-1", 2, 3, true, null, Map.of("process", check()));
        AtomicReference<String> said = new AtomicReference<>("");
        Map<Endpoint, Handler> more =
                Map.of(
                        Endpoints.HEALTH,
                        r -> Reply.json(health),
                        Endpoints.SHOW,
                        r -> {
                            said.set(r.json(Endpoints.Show.class).place());
                            return Reply.json(new Endpoints.Shown(true));
                        },
                        Endpoints.YIELD,
                        r -> {
                            said.set(r.json(Endpoints.Yield.class).reason());
                            return Reply.empty();
                        },
                        Endpoints.DEREGISTER,
                        r -> {
                            said.set(r.param("id"));
                            return Reply.empty();
                        });
        try (Fixture f = Fixture.open(directory, Fixture.LIMITS, more);
                Client client = f.client()) {
            assertThat(client.health()).isEqualTo(health);
            assertThat(client.forgetEnded()).isEqualTo(3);
            client.heartbeat("x");
            assertThat(client.show(new Place.Instances("a b"))).isTrue();
            assertThat(said).hasValue("instances/a b");
            client.handOver("an upgrade");
            assertThat(said).hasValue("an upgrade");
            client.deregister("2025_ü");
            assertThat(said).hasValue("2025_ü");
            for (String no : List.of("", "..", "a/b", "a%b", "a\u0000", "a b", "a?b")) {
                assertThat(refusalOf(() -> client.instance(no)))
                        .isEqualTo(new Refusal.UnknownInstance(no));
            }
        }
    }

    @Test
    void readsAnswersLargerThanRequestsMayBe() throws Exception {
        List<SettingView> many =
                IntStream.range(0, 20_000)
                        .mapToObj(
                                i ->
                                        new SettingView(
                                                "k" + i,
                                                "v",
                                                "d",
                                                "file",
                                                "text",
                                                true,
                                                SettingView.Type.TEXT,
                                                List.of(),
                                                "a text",
                                                false,
                                                null))
                        .toList();
        Map<Endpoint, Handler> more = Map.of(Endpoints.SETTINGS, r -> Reply.json(many));
        try (Fixture f = Fixture.open(directory, Fixture.LIMITS, more);
                Client client = f.client()) {
            assertThat(client.settings()).isEqualTo(many);
        }
    }

    @Test
    void turnsProblemsBackIntoRefusals() throws Exception {
        AtomicReference<Refusal> next = new AtomicReference<>(new Refusal.BadRequest("x"));
        Map<Endpoint, Handler> more =
                Map.of(
                        Endpoints.LABEL,
                        r -> {
                            throw new Refused(next.get());
                        });
        List<Refusal> refusals =
                List.of(
                        new Refusal.UnknownInstance("a\u202eb"),
                        new Refusal.AmbiguousInstance("a", 3),
                        new Refusal.NotYours("b"),
                        new Refusal.BadRequest("No."),
                        new Refusal.NotNow("Later."),
                        new Refusal.StoreUnavailable("Full."));
        LabelChange change = new LabelChange("x", null, null, null, null);
        try (Fixture f = Fixture.open(directory, Fixture.LIMITS, more);
                Client client = f.client()) {
            for (Refusal refusal : refusals) {
                next.set(refusal);
                assertThat(refusalOf(() -> client.label("x", change))).isEqualTo(refusal);
            }
        }
    }

    @Test
    void keepsTheWordsOfWhatItDoesNotKnow() throws Exception {
        Map<Endpoint, Handler> more =
                Map.of(
                        Endpoints.STATUS,
                        r -> {
                            throw new IllegalStateException("as a test");
                        });
        try (Fixture f = Fixture.open(directory, Fixture.LIMITS, more);
                Client client = f.client()) {
            assertThat(refusalOf(client::overview)).isInstanceOf(Refusal.NotNow.class);
            Refusal notThere = refusalOf(client::settings);
            assertThat(notThere).isInstanceOf(Refusal.BadRequest.class);
            assertThat(notThere.message()).contains("other methods");
        }
    }

    @Test
    void saysWhereNobodyAnswers() {
        Path nowhere = directory.resolve("nowhere.sock");
        try (Client client = new Client(nowhere, Duration.ofMillis(50), Duration.ofSeconds(1))) {
            assertThatThrownBy(client::health)
                    .isInstanceOf(DaemonUnavailableException.class)
                    .hasMessageContaining(nowhere.toString());
        }
    }

    @Test
    void doesNotWaitForADaemonThatHangs() throws Exception {
        Path path = directory.resolve("hung.sock");
        try (ServerSocketChannel hung = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hung.bind(UnixDomainSocketAddress.of(path), 1);
            List<Client> clients = new ArrayList<>();
            // The first are silent for ever, later ones do not even get into the queue.
            for (int i = 0; i < 5; i++) {
                Client client = new Client(path, Duration.ofMillis(50), Duration.ofMillis(100));
                clients.add(client);
                assertThatThrownBy(client::health)
                        .isInstanceOf(DaemonUnavailableException.class)
                        .hasMessageContaining(path.toString());
            }
            clients.forEach(Client::close);
        }
    }

    @Test
    void isNotFooledByStrangers() throws Exception {
        Path path = directory.resolve("other.sock");
        List<String> answers =
                List.of(
                        "",
                        "SSH-2.0-x\r\n",
                        "HTTP/1.1 abc\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n%%%%",
                        "x".repeat(200_000));
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                Client client = new Client(path, Duration.ofSeconds(1), Duration.ofSeconds(5))) {
            other.bind(UnixDomainSocketAddress.of(path));
            for (String answer : answers) {
                Thread server = Thread.startVirtualThread(() -> answerOnce(other, answer));
                assertThatThrownBy(client::health)
                        .as(answer)
                        .isInstanceOf(DaemonUnavailableException.class);
                server.join();
            }
        }
    }

    @Test
    void hearsTheRefusalOfABodyThatIsTooLong() throws Exception {
        try (Fixture f = Fixture.open(directory);
                Client client = f.client()) {
            byte[] body = new byte[40 << 20];
            var json = Map.of("Content-Type", "application/json");
            assertThat(client.call("POST", "/v1/hooks/any", json, body).status()).isEqualTo(413);
        }
    }

    private static void answerOnce(ServerSocketChannel server, String answer) {
        try (var channel = server.accept()) {
            channel.read(ByteBuffer.allocate(4096));
            ByteBuffer bytes = ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (java.io.IOException e) {
            // The client has heard enough.
        }
    }

    private static Refusal refusalOf(ThrowingCallable call) {
        try {
            call.call();
        } catch (Refused e) {
            return e.refusal();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("was not refused");
    }

    private static Health.Check check() {
        return new Health.Check(true, "fine");
    }
}
