package dev.drover.ipc;

import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.IO;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// Jetty's Unix connector with our own decision about who comes in.
final class UnixConnector extends UnixDomainServerConnector {
    private final Connections connections;
    private final AcceptFailures failures = new AcceptFailures();

    UnixConnector(Server server, Connections connections, HttpConnectionFactory http, Path path) {
        super(server, 1, 1, http);
        this.connections = connections;
        setUnixDomainPath(path);
        addBean(connections, false);
    }

    @Override
    protected void accept(int acceptor) throws IOException {
        if (!(getTransport() instanceof ServerSocketChannel listening)) {
            throw new ClosedChannelException();
        }
        SocketChannel channel = listening.accept();
        failures.recovered();
        if (connections.admit(channel)) {
            channel.configureBlocking(false);
            getBean(SelectorManager.class).accept(channel);
        }
    }

    @Override
    protected boolean handleAcceptFailure(Throwable failure) {
        return failures.goOnAfter(failure);
    }

    /// Accepts no more; who is connected stays.
    void stopListening() {
        if (getTransport() instanceof ServerSocketChannel listening) {
            IO.close(listening);
        }
    }
}
