package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.core.Refused;
import dev.drover.model.view.Health;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The same client at the other door, where a token says who calls.
@Timeout(120)
class ClientOverTcpTest {
    private static final String WRONG = "f".repeat(64);
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    @TempDir Path directory;

    private static Client client(int port, String token) {
        return Client.over(
                new Address.Tcp(new InetSocketAddress(HERE, port), token),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20));
    }

    @Test
    void speaksTheProtocolWithTheToken() throws Exception {
        Health health = new Health("ok", "1", "run-1", 2, 3, true, null, Map.of());
        Map<Endpoint, Handler> more = Map.of(Endpoints.HEALTH, r -> Reply.json(health));
        try (Fixture f = Fixture.open(directory, Fixture.LIMITS, more);
                Client client = client(f.port(), f.token.hex())) {
            assertThat(client.health()).isEqualTo(health);
            assertThat(client.forgetEnded()).isEqualTo(3);
            assertThat(client.call("GET", "/v1/status", Map.of(), new byte[0]).text())
                    .contains("TCP");
        }
    }

    @Test
    void followsTheEventsWithTheTokenOnly() throws Exception {
        try (EventStream stream = new EventStream(10, 7, () -> "[]");
                Fixture f =
                        Fixture.open(
                                directory,
                                Fixture.LIMITS,
                                Map.of(Endpoints.EVENTS, stream::reply));
                Client client = client(f.port(), f.token.hex());
                Client wrong = client(f.port(), WRONG)) {
            List<String> names = new ArrayList<>();
            client.follow(
                    null,
                    event -> {
                        names.add(event.name());
                        if (names.size() == 1) {
                            stream.publish(8, "InstanceEnded", "{}");
                        }
                        return names.size() < 2;
                    });
            assertThat(names).containsExactly("reset", "InstanceEnded");
            assertThatThrownBy(() -> wrong.follow(null, event -> true))
                    .isInstanceOf(Refused.class)
                    .hasMessageNotContaining(WRONG);
        }
    }

    @Test
    void isRefusedWithAWrongTokenWhereOneIsNeeded() throws Exception {
        Health health = new Health("ok", "1", "run-1", 2, 3, true, null, Map.of());
        Map<Endpoint, Handler> more = Map.of(Endpoints.HEALTH, r -> Reply.json(health));
        try (Fixture f = Fixture.open(directory, Fixture.LIMITS, more);
                Client client = client(f.port(), WRONG)) {
            assertThat(client.health()).isEqualTo(health);
            assertThat(client.call("GET", "/v1/status", Map.of(), new byte[0]).status())
                    .isEqualTo(401);
            assertThatThrownBy(client::forgetEnded).isInstanceOf(Refused.class);
        }
    }

    @Test
    void saysWhereNobodyAnswersAndKeepsTheTokenSecret() throws Exception {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, HERE)) {
            free = taken.getLocalPort();
        }
        try (Client client = client(free, WRONG)) {
            assertThatThrownBy(client::health)
                    .isInstanceOf(DaemonUnavailableException.class)
                    .hasMessageContaining("127.0.0.1:" + free)
                    .hasMessageNotContaining(WRONG);
        }
        assertThat(new Address.Tcp(new InetSocketAddress(HERE, free), WRONG))
                .hasToString("127.0.0.1:" + free);
    }

    @Test
    void doesNotWaitForADaemonThatHangs() throws Exception {
        try (ServerSocketChannel hung = ServerSocketChannel.open()) {
            hung.bind(new InetSocketAddress(HERE, 0), 1);
            int port = ((InetSocketAddress) hung.getLocalAddress()).getPort();
            // The first are silent for ever, later ones do not even get into the queue.
            for (int i = 0; i < 5; i++) {
                try (Client client =
                        Client.over(
                                new Address.Tcp(new InetSocketAddress(HERE, port), WRONG),
                                Duration.ofMillis(50),
                                Duration.ofMillis(100))) {
                    assertThatThrownBy(client::health)
                            .isInstanceOf(DaemonUnavailableException.class)
                            .hasMessageContaining("127.0.0.1:" + port + " ");
                }
            }
        }
    }

    @Test
    void sendsNoTokenToOtherMachinesAndNoSecondHeader() {
        InetSocketAddress far = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 80);
        assertThatThrownBy(() -> new Address.Tcp(far, WRONG))
                .isInstanceOf(IllegalArgumentException.class);
        InetSocketAddress six = new InetSocketAddress(InetAddress.ofLiteral("::1"), 80);
        assertThat(new Address.Tcp(six, WRONG).host()).isEqualTo("[::1]:80");
        for (String bad : List.of("", "a b", "a\r\nX: y", "ü")) {
            assertThatThrownBy(() -> new Address.Tcp(six, bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
