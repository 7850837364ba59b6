package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.drover.core.Refused;
import dev.drover.ipc.Address;
import dev.drover.ipc.Api;
import dev.drover.ipc.Client;
import dev.drover.ipc.Json;
import dev.drover.model.AlertKind;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.PortRequest;
import dev.drover.model.view.PortView;
import dev.drover.model.view.PortView.Use;
import dev.drover.model.view.Registration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Leases over the real socket, with real listeners beside them.
final class PortsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Away from what developers' machines listen on.
    private static final String TYPES =
            "small=21300-21304, wide=22000-23999, dev=21400-21499, api=21500-21599";

    @TempDir Path home;
    private final List<AutoCloseable> open = new ArrayList<>();
    private LiveDaemon live;

    @BeforeEach
    void open() throws IOException {
        live =
                LiveDaemon.in(
                        home,
                        Map.of("ports.types", TYPES, "alerts.mustHold", "0s"),
                        clock -> clock);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        live.close();
    }

    private <T extends AutoCloseable> T later(T one) {
        open.add(one);
        return one;
    }

    private PortRequest want(String type, @Nullable String name) {
        return new PortRequest(type, name, null, null, null, home.toString(), null, null);
    }

    private PortRequest exactly(int port) {
        return new PortRequest("dev", null, null, port, null, home.toString(), null, null);
    }

    private ServerSocket listen(int port) throws IOException {
        ServerSocket server = later(new ServerSocket());
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return server;
    }

    @Test
    void aPersonsLeaseIsKeptOverARestartAndUntilItIsReleased() throws IOException {
        PortView lease = live.client.lease(want("dev", "web")).getFirst();
        assertThat(lease.holder()).isEqualTo(PortView.MANUAL);
        assertThat(lease.use()).isEqualTo(Use.LEASED);
        assertThat(lease.root()).isEqualTo(home.toRealPath().toString());
        live.close();
        open();
        Client client = live.client;
        assertThat(client.lease(want("dev", "web")).getFirst().port()).isEqualTo(lease.port());
        assertThat(client.ports(true).ports()).extracting(PortView::port).contains(lease.port());
        assertThat(client.releasePort(lease.port()).port()).isEqualTo(lease.port());
        assertThatThrownBy(() -> client.releasePort(lease.port()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Nobody has leased port " + lease.port());
        assertThat(live.client.audit(0, 100))
                .extracting(entry -> entry.type())
                .contains("PortLeased", "PortReleased");
    }

    @Test
    void aPortOnWhichSomebodyListensIsNeverLeased() throws IOException {
        Client client = live.client;
        int first = client.suggestPorts(want("dev", "web")).getFirst().port();
        listen(first);
        PortView lease = client.lease(want("dev", "web")).getFirst();
        assertThat(lease.port()).isNotEqualTo(first);
        PortView taken = client.port(first);
        assertThat(taken.use()).isEqualTo(Use.UNLEASED);
        assertThat(taken.listeners()).hasSize(1);
        assertThat(taken.listeners().getFirst().pid()).isEqualTo(ProcessHandle.current().pid());
        assertThatThrownBy(() -> client.lease(exactly(first)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Port " + first + " is used by process");
        assertThatThrownBy(() -> client.lease(exactly(lease.port())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is leased to a person");
        assertThatThrownBy(() -> client.lease(exactly(80)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("below 1024");
    }

    @Test
    void aRangeThatIsUsedUpIsRefusedAndNothingHalfDone() throws IOException {
        Client client = live.client;
        listen(21_302);
        client.lease(want("small", "a"));
        PortRequest four =
                new PortRequest("small", "b", 4, null, null, home.toString(), null, null);
        assertThatThrownBy(() -> client.lease(four))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("All 5 ports of type small (21300-21304) are taken")
                .hasMessageContaining("a person has 1");
        assertThat(client.ports(false).ports().stream().filter(PortView::leased)).hasSize(1);
        assertThat(
                        client.lease(
                                new PortRequest(
                                        "small", "b", 3, null, null, home.toString(), null, null)))
                .extracting(PortView::name)
                .containsExactly("b", "b-2", "b-3");
        assertThatThrownBy(() -> client.lease(want("game", null)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("There are dev, api,");
    }

    @Test
    void aThousandLeasesAtOnceGiveNoPortTwiceAndEachCanReallyBeBound() throws Exception {
        Api api = live.daemon.api(0);
        Set<Integer> foreign = new HashSet<>();
        for (int port = 22_000; port < 23_999; port += 40) {
            listen(port);
            foreign.add(port);
        }
        List<Callable<List<ServerSocket>>> agents = new ArrayList<>();
        for (int agent = 0; agent < 50; agent++) {
            String name = "a" + agent + "-";
            agents.add(
                    () -> {
                        List<ServerSocket> bound = new ArrayList<>();
                        for (int i = 0; i < 20; i++) {
                            bound.add(bind(api.lease(want("wide", name + i)).getFirst().port()));
                        }
                        return bound;
                    });
        }
        Set<Integer> seen = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            for (Future<List<ServerSocket>> done : threads.invokeAll(agents)) {
                for (ServerSocket server : done.get()) {
                    later(server);
                    assertThat(seen.add(server.getLocalPort())).as("given once").isTrue();
                }
            }
        }
        assertThat(seen).hasSize(1_000).doesNotContainAnyElementsOf(foreign);
        assertThat(api.ports(true).ports().stream().filter(PortView::leased))
                .hasSize(1_000)
                .allMatch(port -> port.use() == Use.IN_USE);
    }

    @Test
    void aThousandWhoAskTheSocketAtTheSameMomentAllGetTheirPort() throws Exception {
        int many = 1_000;
        byte[][] requests = new byte[many][];
        for (int i = 0; i < many; i++) {
            byte[] body = Json.bytes(want("wide", "s" + i));
            requests[i] =
                    ("POST /v1/ports HTTP/1.1\r\nHost: drover\r\nConnection: close\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: "
                                    + body.length
                                    + "\r\n\r\n"
                                    + new String(body, UTF_8))
                            .getBytes(UTF_8);
        }
        CountDownLatch ready = new CountDownLatch(many);
        Set<String> answers = ConcurrentHashMap.newKeySet();
        try (ExecutorService callers = Executors.newFixedThreadPool(many)) {
            List<Callable<String>> all = new ArrayList<>();
            for (byte[] request : requests) {
                all.add(
                        () -> {
                            ready.countDown();
                            ready.await();
                            return answer(request);
                        });
            }
            for (Future<String> answered : callers.invokeAll(all)) {
                assertThat(answered.get()).startsWith("HTTP/1.1 201 ");
                answers.add(answered.get());
            }
        }
        assertThat(answers).hasSize(many);
        assertThat(live.client.ports(false).ports().stream().filter(PortView::leased))
                .hasSize(many);
    }

    /// To the end of the connection.
    private String answer(byte[] request) throws IOException {
        try (SocketChannel caller = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            caller.connect(UnixDomainSocketAddress.of(live.server.socket()));
            ByteBuffer out = ByteBuffer.wrap(request);
            while (out.hasRemaining()) {
                caller.write(out);
            }
            return new String(Channels.newInputStream(caller).readAllBytes(), UTF_8);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(false);
        server.bind(new InetSocketAddress(port));
        return server;
    }

    @Test
    void twoAgentsInOnePlaceGetTwoPortsAndLoseThemAtTheirEnds() throws Exception {
        AgentProcess one = later(agent("one"));
        AgentProcess other = later(agent("other"));
        int first = leased("one");
        int second = leased("other");
        assertThat(first).isNotEqualTo(second);
        InstanceView view =
                live.rows().stream()
                        .filter(row -> Long.valueOf(one.pid()).equals(row.pid()))
                        .findFirst()
                        .orElseThrow();
        assertThat(view.ports()).containsExactly(first);
        assertThat(live.client.port(first).holder()).isEqualTo(view.id());
        one.kill();
        await().atMost(PATIENCE)
                .until(
                        () ->
                                live.client.ports(false).ports().stream()
                                        .filter(PortView::leased)
                                        .map(PortView::port)
                                        .toList(),
                        List.of(second)::equals);
        assertThat(other.process.isAlive()).isTrue();
        assertThat(live.client.instance(view.id()).ports()).isEmpty();
    }

    /// One that leases a port by the real client, as an agent's shell would.
    private AgentProcess agent(String name) throws IOException {
        Path shop = Files.createDirectories(home.resolve("shop"));
        String body =
                "{\"hook_event_name\":\"SessionStart\",\"source\":\"startup\",\"session_id\":\""
                        + name
                        + "\",\"cwd\":\""
                        + shop
                        + "\"}";
        String request = Json.mapper().writeValueAsString(Map.of("type", "dev"));
        return AgentProcess.start(
                home.resolve(".local"),
                shop,
                "printf '%s' '"
                        + body
                        + "' | \"$CLIENT\" hook claude-code --decision 30; curl -s --unix-socket"
                        + " \"$SOCKET\" -H 'Content-Type: application/json' -d '"
                        + request
                        + "' http://drover/v1/ports >\"$OUT.part\"; mv \"$OUT.part\" \"$OUT\";"
                        + " while read -r line; do :; done",
                Map.of(
                        "CLIENT", LiveDaemon.clientProgram().toString(),
                        "DROVER_HOME", home.toString(),
                        "SOCKET", home.resolve("run/drover.sock").toString(),
                        "OUT", home.resolve(name).toString()));
    }

    private int leased(String name) throws IOException {
        Path out = home.resolve(name);
        await().atMost(PATIENCE).until(() -> Files.exists(out));
        String text = Files.readString(out);
        return Json.mapper().readTree(text).path(0).path("port").asInt();
    }

    @Test
    void aForeignProgramOnALeasedPortIsNoticedAndTold() throws Exception {
        AgentProcess holder = later(agent("holder"));
        int port = leased("holder");
        listen(port);
        AlertView alert =
                await().atMost(PATIENCE)
                        .until(
                                () ->
                                        live.client.alerts(false).stream()
                                                .filter(a -> a.kind() == AlertKind.PORT_CLASH)
                                                .findFirst()
                                                .orElse(null),
                                found -> found != null);
        assertThat(alert.fingerprint()).isEqualTo("port-clash/" + port);
        assertThat(alert.evidence())
                .anyMatch(line -> line.contains("process " + ProcessHandle.current().pid()));
        PortView view = live.client.port(port);
        assertThat(view.use()).isEqualTo(Use.CLASH);
        assertThat(view.listeners().getFirst().foreign()).isTrue();
        assertThat(holder.process.isAlive()).isTrue();
        open.removeLast().close();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(live.client.alerts(false))
                                        .noneMatch(a -> a.kind() == AlertKind.PORT_CLASH));
    }

    @Test
    void overTcpAnInstancesLeaseWantsItsCapability() throws IOException {
        try (LiveDaemon tcp = LiveDaemon.withTcp(Files.createDirectory(home.resolve("tcp")))) {
            tcp.daemon.settings().set("ports.types", TYPES);
            Registration.Granted granted =
                    tcp.client.register(
                            new Registration("my-agent", "s1", null, home.toString(), null));
            String id = granted.instance().id();
            Client outside =
                    later(
                            Client.over(
                                    new Address.Tcp(
                                            new InetSocketAddress(
                                                    InetAddress.getLoopbackAddress(), tcp.port()),
                                            tcp.token.hex()),
                                    Duration.ofSeconds(2),
                                    Duration.ofSeconds(20)));
            String body = Json.mapper().writeValueAsString(Map.of("type", "api", "instance", id));
            Map<String, String> json = Map.of("Content-Type", "application/json");
            assertThat(outside.call("POST", "/v1/ports", json, bytes(body)).status())
                    .isEqualTo(403);
            Map<String, String> proven =
                    Map.of(
                            "Content-Type",
                            "application/json",
                            "Drover-Capability",
                            granted.capability());
            Client.Response leased = outside.call("POST", "/v1/ports", proven, bytes(body));
            assertThat(leased.status()).isEqualTo(201);
            int port = Json.mapper().readTree(leased.text()).path(0).path("port").asInt();
            assertThat(outside.call("DELETE", "/v1/ports/" + port, Map.of(), bytes("")).status())
                    .isEqualTo(403);
            assertThat(outside.call("DELETE", "/v1/ports/" + port, proven, bytes("")).status())
                    .isEqualTo(200);
            for (String bad : List.of("/v1/ports/0", "/v1/ports/65536", "/v1/ports/x")) {
                assertThat(outside.call("GET", bad, Map.of(), bytes("")).status())
                        .as(bad)
                        .isEqualTo(400);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsLeftOverIsShownFirstAndThenReleased() throws IOException {
        Client client = live.client;
        Path gone = Files.createDirectory(home.resolve("gone"));
        PortRequest there =
                new PortRequest("dev", null, null, null, null, gone.toString(), null, null);
        int port = client.lease(there).getFirst().port();
        int kept = client.lease(want("dev", null)).getFirst().port();
        Files.delete(gone);
        assertThat(client.cleanUpPorts(null, true))
                .extracting(l -> l.port().port())
                .containsExactly(port);
        assertThat(client.port(port).leased()).isTrue();
        assertThat(client.cleanUpPorts(null, false))
                .extracting(l -> l.reason())
                .containsExactly("Its directory is gone.");
        assertThat(client.port(port).leased()).isFalse();
        assertThat(client.port(kept).leased()).isTrue();
        assertThat(client.releasePorts("project:x", true)).isEmpty();
        assertThat(client.releasePorts(null, true)).hasSize(1);
        assertThat(client.port(kept).leased()).isTrue();
        assertThat(client.releasePorts(null, false)).hasSize(1);
        assertThat(client.port(kept).leased()).isFalse();
    }
}
