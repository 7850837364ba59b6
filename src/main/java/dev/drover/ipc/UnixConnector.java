package dev.drover.ipc;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Jetty's Unix connector with our own decision about who comes in.
///
/// A hook opens a connection, asks one thing and goes, so most of what it waits for is one thread
/// waking another. Here the thread that finds a caller also takes it in and reads what it sent.
final class UnixConnector extends UnixDomainServerConnector {
    private final Connections connections;
    private final AcceptFailures failures = new AcceptFailures();

    UnixConnector(Server server, Connections connections, HttpConnectionFactory http, Path path) {
        super(server, 0, 1, http);
        this.connections = connections;
        setUnixDomainPath(path);
        setIdleTimeout(0); // our own Deadlines look after that
        addBean(connections, false);
    }

    @Override
    protected SelectorManager newSelectorManager(
            Executor executor, Scheduler scheduler, int selectors) {
        return new Selectors(executor, scheduler, selectors);
    }

    /// Accepts no more; who is connected stays.
    void stopListening() {
        if (getTransport() instanceof ServerSocketChannel listening) {
            IO.close(listening);
        }
    }

    private void opened(EndPoint endPoint) {
        onEndPointOpened(endPoint);
    }

    private void closed(EndPoint endPoint) {
        onEndPointClosed(endPoint);
    }

    /// Waits for callers and for what they send, on one thread.
    private final class Selectors extends SelectorManager {
        Selectors(Executor executor, Scheduler scheduler, int selectors) {
            super(executor, scheduler, selectors);
        }

        @Override
        protected @Nullable SelectableChannel doAccept(SelectableChannel server)
                throws IOException {
            try {
                SelectableChannel caller = super.doAccept(server);
                failures.recovered();
                return caller;
            } catch (IOException e) {
                if (failures.goOnAfter(e)) {
                    // The socket would tell of the same caller again and again.
                    setAccepting(false);
                    getScheduler()
                            .schedule(
                                    () -> setAccepting(true),
                                    AcceptFailures.PAUSE_MILLIS,
                                    TimeUnit.MILLISECONDS);
                }
                return null;
            }
        }

        @Override
        protected void accepted(SelectableChannel caller) throws IOException {
            if (connections.admit((SocketChannel) caller)) {
                caller.configureBlocking(false);
                accept(caller);
            }
        }

        /// Making and unmaking a connection (both can be given up, so they are closeable) waits for
        /// nothing, and to wake another thread for it would take longer.
        @Override
        protected void execute(Runnable task) {
            if (task instanceof Closeable) {
                task.run();
            } else {
                super.execute(task);
            }
        }

        @Override
        protected EndPoint newEndPoint(
                SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
            EndPoint end =
                    new SocketChannelEndPoint(
                            (SocketChannel) channel, selector, key, getScheduler());
            end.setIdleTimeout(getIdleTimeout());
            return end;
        }

        @Override
        public Connection newConnection(
                SelectableChannel channel, EndPoint endPoint, @Nullable Object attachment) {
            return getDefaultConnectionFactory().newConnection(UnixConnector.this, endPoint);
        }

        @Override
        protected void endPointOpened(EndPoint endPoint) {
            super.endPointOpened(endPoint);
            opened(endPoint);
        }

        @Override
        protected void endPointClosed(EndPoint endPoint) {
            closed(endPoint);
            super.endPointClosed(endPoint);
        }
    }
}
