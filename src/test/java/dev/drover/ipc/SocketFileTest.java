package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// The socket's file and the port, from binding to the end.
@Timeout(120)
class SocketFileTest {
    private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: drover\r\n\r\n";

    @TempDir Path directory;

    @Test
    void replacesAStaleSocket() throws Exception {
        stale(directory.resolve("drover.sock"));
        stale(directory.resolve(".sock-old11"));
        try (Fixture f = Fixture.open(directory)) {
            assertThat(f.answers()).isTrue();
            assertThat(directory.resolve(".sock-old11")).doesNotExist();
        }
    }

    @Test
    void neverUnlinksALiveSocket() throws Exception {
        try (Fixture first = Fixture.open(directory)) {
            assertThatThrownBy(() -> Fixture.open(directory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("already listens");
            assertThat(first.answers()).isTrue();
        }
    }

    @Test
    void leavesASocketWithAFullQueueAlone() throws Exception {
        Path path = directory.resolve("drover.sock");
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(path), 1);
            var waiting = new java.util.ArrayList<java.nio.channels.SocketChannel>();
            try {
                fill(path, waiting);
                assertThatThrownBy(() -> Fixture.open(directory))
                        .hasMessageContaining("already listens");
                assertThat(path).exists();
            } finally {
                for (var channel : waiting) {
                    channel.close();
                }
            }
        }
    }

    @Test
    void refusesWhatIsNoSocket() throws Exception {
        Path path = directory.resolve("drover.sock");
        Files.writeString(path, "precious");
        assertThatThrownBy(() -> Fixture.open(directory)).hasMessageContaining("is not a socket");
        assertThat(path).hasContent("precious");
    }

    @Test
    void doesNotFollowASymbolicLink() throws Exception {
        Path target = directory.resolve("target");
        stale(target);
        Files.createSymbolicLink(directory.resolve("drover.sock"), target);
        assertThatThrownBy(() -> Fixture.open(directory)).hasMessageContaining("is not a socket");
        assertThat(target).exists();
    }

    @Test
    void wantsItsDirectoryToExist() {
        ServerOptions options =
                new ServerOptions(
                        directory.resolve("none/s"),
                        false,
                        "127.0.0.1",
                        0,
                        Token.random(),
                        new byte[0],
                        Fixture.LIMITS,
                        0);
        assertThatThrownBy(() -> Server.open(options, Map.of(), c -> Peer.TCP))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void bindsAnewWhenTheFileWasDeleted() throws Exception {
        try (Fixture f = Fixture.open(directory);
                RawHttp old = RawHttp.unix(f)) {
            assertThat(old.send(HEALTH).status()).isEqualTo(200);
            assertThat(f.server.rebindIfGone()).isFalse();
            Files.delete(f.socket);
            assertThat(f.server.rebindIfGone()).isTrue();
            assertThat(f.answers()).isTrue();
            assertThat(old.send(HEALTH).status()).isEqualTo(200);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(f.socket)))
                    .isEqualTo("rw-------");
            Files.delete(f.socket);
            assertThat(f.server.rebindIfGone()).isTrue();
            assertThat(f.answers()).isTrue();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void bindsAnewWhenTheFileWasReplacedByAStaleSocket() throws Exception {
        try (Fixture f = Fixture.open(directory)) {
            Files.delete(f.socket);
            stale(f.socket);
            assertThat(f.server.rebindIfGone()).isTrue();
            assertThat(f.answers()).isTrue();
        }
    }

    @Test
    void leavesAForeignFileInItsPlace() throws Exception {
        Path path = directory.resolve("drover.sock");
        try (Fixture f = Fixture.open(directory);
                RawHttp old = RawHttp.unix(f)) {
            assertThat(old.send(HEALTH).status()).isEqualTo(200);
            Files.delete(path);
            Files.writeString(path, "precious");
            assertThatThrownBy(f.server::rebindIfGone).hasMessageContaining("is not a socket");
            assertThat(old.send(HEALTH).status()).isEqualTo(200);
        }
        assertThat(path).hasContent("precious");
    }

    @Test
    void closesForeignUsersAndGoesOn() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Peer me = Fixture.me(directory);
        try (Fixture f =
                Fixture.open(
                        directory,
                        Fixture.LIMITS,
                        Map.of(),
                        channel ->
                                switch (calls.incrementAndGet()) {
                                    case 1 -> new Peer(Peer.Door.UNIX, 1, me.uid() + 1);
                                    case 2 -> throw new IllegalStateException("cannot tell");
                                    default -> me;
                                })) {
            for (int i = 0; i < 2; i++) {
                try (RawHttp foreign = RawHttp.unix(f)) {
                    assertThat(foreign.isClosedByPeer()).isTrue();
                }
            }
            assertThat(f.answers()).isTrue();
        }
    }

    @Test
    void takesTheNextPortWithoutAWordToWhoHoldsTheFirst() throws Exception {
        try (ServerSocket foreign = new ServerSocket(0, 5, loopback())) {
            foreign.setSoTimeout(200);
            ServerOptions options = options(foreign.getLocalPort());
            try (Server server = Server.open(options, Map.of(), c -> Peer.TCP)) {
                assertThat(server.tcpPort().orElse(0))
                        .isBetween(foreign.getLocalPort() + 1, foreign.getLocalPort() + 10);
            }
            assertThatThrownBy(foreign::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void livesWithoutAPortWhenAllAreTaken() throws Exception {
        List<ServerSocket> taken = new java.util.ArrayList<>();
        try {
            int first = elevenInARow(taken);
            try (Server server = Server.open(options(first), Map.of(), c -> Peer.TCP)) {
                assertThat(server.tcpPort()).isEmpty();
            }
        } finally {
            for (ServerSocket socket : taken) {
                socket.close();
            }
        }
    }

    @Test
    void bindsToThisMachineOnly() {
        assertThatThrownBy(
                        () ->
                                new ServerOptions(
                                        directory,
                                        true,
                                        "0.0.0.0",
                                        0,
                                        Token.random(),
                                        new byte[0],
                                        Fixture.LIMITS,
                                        0))
                .hasMessageContaining("this machine only");
    }

    @Test
    void letsWhatIsUnderWayEndBeforeItCloses() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Map<Endpoint, Handler> held =
                Map.of(
                        Endpoint.get("/held"),
                        r -> {
                            entered.countDown();
                            leave.await();
                            return Reply.text("text/plain", "done");
                        });
        Fixture f = Fixture.open(directory, Fixture.LIMITS, held);
        int port = f.port();
        try (RawHttp raw = RawHttp.unix(f)) {
            raw.send("GET /held HTTP/1.1\r\nHost: drover\r\n\r\n");
            entered.await();
            Thread closing = Thread.startVirtualThread(f::close);
            await().until(() -> !Files.exists(f.socket));
            leave.countDown();
            assertThat(raw.answer()).startsWith("HTTP/1.1 200 ").endsWith("done");
            closing.join();
            assertThat(raw.isClosedByPeer()).isTrue();
            try (Socket tcp = new Socket()) {
                InetSocketAddress address = new InetSocketAddress(loopback(), port);
                assertThatThrownBy(() -> tcp.connect(address)).isInstanceOf(IOException.class);
            }
        }
    }

    private ServerOptions options(int port) throws IOException {
        return new ServerOptions(
                directory.resolve("s"),
                true,
                "127.0.0.1",
                port,
                Token.random(),
                new byte[0],
                Fixture.LIMITS,
                Fixture.me(directory).uid());
    }

    private static int elevenInARow(List<ServerSocket> taken) throws IOException {
        for (int first = 20_000; ; first += 11) {
            try {
                for (int i = 0; i < 11; i++) {
                    taken.add(new ServerSocket(first + i, 1, loopback()));
                }
                return first;
            } catch (java.net.BindException e) {
                for (ServerSocket socket : taken) {
                    socket.close();
                }
                taken.clear();
            }
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static void stale(Path path) throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(path));
        }
        assertThat(path).exists();
    }

    private static void fill(Path path, List<java.nio.channels.SocketChannel> waiting)
            throws IOException {
        while (true) {
            var channel = java.nio.channels.SocketChannel.open(StandardProtocolFamily.UNIX);
            waiting.add(channel);
            channel.configureBlocking(false);
            try {
                channel.connect(UnixDomainSocketAddress.of(path));
            } catch (IOException e) {
                return;
            }
        }
    }
}
