package dev.drover.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

final class PeerCredentialsTest {
    @TempDir Path temporary;

    @Test
    void namesTheProcessAndTheUserAtTheOtherEnd() throws IOException {
        try (StartedChildren children = new StartedChildren();
                ServerSocketChannel server =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            Path socket = temporary.resolve("s");
            server.bind(UnixDomainSocketAddress.of(socket));
            Process client =
                    children.start(
                            "python3",
                            "-c",
                            "import socket,sys,time;s=socket.socket(socket.AF_UNIX);"
                                    + "s.connect(sys.argv[1]);time.sleep(600)",
                            socket.toString());
            try (SocketChannel channel = server.accept()) {
                PeerCredentials peer = PeerCredentials.of(channel).orElseThrow();

                ProcessTable table = ProcessTable.ofThisMachine();
                assertThat(table.ancestry(peer.pid()))
                        .extracting(facts -> facts.key().pid())
                        .contains(client.pid());
                assertThat(peer.uid()).isEqualTo(OwnProcess.uid());
            }
        }
    }

    @Test
    void aNetworkSocketHasNoSuchThing() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (SocketChannel channel = SocketChannel.open(server.getLocalAddress())) {
                assertThat(PeerCredentials.of(channel)).isEmpty();
            }
        }
    }

    @Test
    void aClosedChannelHasNone() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        assertThat(PeerCredentials.of(channel)).isEmpty();
        channel.close();
        assertThat(PeerCredentials.of(channel)).isEmpty();
    }
}
