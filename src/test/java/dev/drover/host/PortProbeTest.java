package dev.drover.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.PortListener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Real sockets of all kinds, and what the probe says of their ports.
final class PortProbeTest {
    @TempDir Path home;

    private PortProbe probe() {
        return new PortProbe(Map.of("PATH", home.resolve("bin").toString()));
    }

    private static List<PortListener> on(int port, List<PortListener> all) {
        return all.stream().filter(listener -> listener.port() == port).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "0.0.0.0", "::1", "::"})
    void aPortIsTakenOnWhateverAddressSomebodyListens(String address) throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            port = server.getLocalPort();
            assertThat(probe().isFree(port)).isFalse();
            List<PortListener> seen = on(port, probe().listening(false));
            assertThat(seen).hasSize(1);
            assertThat(seen.getFirst().pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(seen.getFirst().uid()).isEqualTo(OwnProcess.uid());
            String shown = address.equals("0.0.0.0") || address.equals("::") ? "::" : address;
            assertThat(String.join(" ", seen.getFirst().addresses()))
                    .as("on a system of both kinds the wildcards are one")
                    .matches(all -> all.endsWith(shown) || all.equals("0.0.0.0"));
        }
        assertThat(probe().isFree(port)).isTrue();
        assertThat(on(port, probe().listening(false))).isEmpty();
    }

    @Test
    void aPortIsTakenByASocketThatIsBoundAndDoesNotListen() throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(probe().isFree(socket.getLocalPort())).isFalse();
        }
    }

    @Test
    void aListenerThatSharesItsPortWithAllIsInTheWayAllTheSame() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            assertThat(probe().isFree(port)).isFalse();
        }
    }

    @Test
    void connectionsThatLingerAfterTheServersEndKeepNobodyFromThePort() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                // Whoever closes first is the one whose side lingers.
                try (Socket accepted = server.accept()) {
                    assertThat(accepted.isConnected()).isTrue();
                }
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
        }
        PortProbe probe = probe();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> new ListeningPorts(LinuxProcessTable.PROC).lingers(port));
        assertThat(probe.isFree(port)).isTrue();
    }

    @Test
    void manyWhoTryDifferentPortsAtOnceAllFindThemFree() throws Exception {
        PortProbe probe = probe();
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int port = 21_000; port < 21_200; port++) {
                int one = port;
                tries.add(threads.submit(() -> probe.isFree(one)));
            }
            int free = 0;
            for (var tried : tries) {
                free += tried.get() ? 1 : 0;
            }
            assertThat(free).isGreaterThan(190);
        }
    }

    private void docker(String script) throws IOException {
        Path program = Files.createDirectories(home.resolve("bin")).resolve("docker");
        Files.writeString(program, "#!/bin/sh\n" + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void portsThatContainersPublishAreNotFreeThoughNobodyListens() throws IOException {
        docker(
                """
                [ "$1" = ps ] || exit 9
                printf 'shop-db\\t0.0.0.0:21432->5432/tcp, [::]:21432->5432/tcp\\n'
                printf 'shop-web\\t127.0.0.1:21080-21082->80-82/tcp, 0.0.0.0:21053->53/udp\\n'
                printf 'quiet\\t\\n'
                """);
        PortProbe probe = probe();
        assertThat(probe.isFree(21_432)).as("before Docker was asked").isTrue();
        List<PortListener> all = probe.listening(true);
        assertThat(probe.isFree(21_432)).isFalse();
        assertThat(on(21_432, all).getFirst().container()).isEqualTo("shop-db");
        assertThat(on(21_081, all).getFirst().container()).isEqualTo("shop-web");
        assertThat(on(21_053, all)).as("not TCP").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 1", "sleep 60", "echo 'no:such->thing'; kill -9 $$"})
    void aDockerThatDoesNotAnswerIsPassedOverInSilence(String script) throws IOException {
        docker(script);
        assertThat(probe().listening(true)).noneMatch(listener -> listener.container() != null);
    }
}
