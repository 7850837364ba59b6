package dev.drover.ipc;

import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/// The door on the loopback address: the first port, or one of the next ten. A port that another
/// program holds is left alone; nothing is sent to it.
final class TcpDoor extends ServerConnector {
    private static final int MORE_PORTS = 10;

    private final Connections connections;
    private final AcceptFailures failures = new AcceptFailures();

    private TcpDoor(Server server, Connections connections, HttpConnectionFactory http) {
        super(server, 1, 1, http);
        this.connections = connections;
        addBean(connections, false);
    }

    /// @return empty if all eleven ports are taken
    static Optional<TcpDoor> open(
            Server server,
            Connections connections,
            HttpConnectionFactory http,
            ServerOptions options) {
        TcpDoor door = new TcpDoor(server, connections, http);
        door.setHost(options.host());
        int first = options.firstPort();
        int last = first == 0 ? 0 : Math.min(first + MORE_PORTS, 65_535);
        for (int port = first; port <= last; port++) {
            door.setPort(port);
            try {
                door.open();
                return Optional.of(door);
            } catch (IOException e) {
                // Taken, or not ours to bind: the next one.
            }
        }
        return Optional.empty();
    }

    @Override
    public void accept(int acceptor) throws IOException {
        if (!(getTransport() instanceof ServerSocketChannel listening)) {
            throw new ClosedChannelException();
        }
        SocketChannel channel = listening.accept();
        failures.recovered();
        if (connections.admit(channel)) {
            channel.configureBlocking(false);
            configure(channel.socket());
            getSelectorManager().accept(channel);
        }
    }

    @Override
    protected boolean handleAcceptFailure(Throwable failure) {
        return failures.goOnAfter(failure);
    }
}
