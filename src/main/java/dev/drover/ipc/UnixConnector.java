package dev.drover.ipc;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// Jetty's Unix connector with our own decision about who comes in, and a faster way for hooks.
///
/// A hook opens a connection, asks one thing and goes, so most of what it waits for is one thread
/// waking another. Here a few threads accept in turn, and who has accepted a caller goes on with
/// it: answers at once what {@link FastPath} takes, hands everything else to Jetty's selector.
///
/// One accepting thread is always free: an answer may wait for the disk, and new callers must come
/// in meanwhile. The last one leaves its caller to a virtual thread.
final class UnixConnector extends UnixDomainServerConnector {
    private static final int ACCEPTING =
            Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

    /// Java's own default is 50. Whoever finds the queue full is sent away or has to wait, and many
    /// agents may call in the same moment.
    private static final int QUEUE = 1_024;

    private final Connections connections;
    private final FastPath fastPath;
    private final AcceptFailures failures = new AcceptFailures();
    private final AtomicInteger serving = new AtomicInteger();

    /// Set while the superclass is made, so it has no value of its own to begin with.
    private @Nullable SelectorManager selectors;

    UnixConnector(
            Server server,
            Connections connections,
            FastPath fastPath,
            HttpConnectionFactory http,
            Path path) {
        super(server, ACCEPTING, 1, http);
        this.connections = connections;
        this.fastPath = fastPath;
        setUnixDomainPath(path);
        setAcceptQueueSize(QUEUE);
        setIdleTimeout(0); // our own Deadlines look after that
        addBean(connections, false);
    }

    @Override
    protected SelectorManager newSelectorManager(
            Executor executor, Scheduler scheduler, int selectors) {
        SelectorManager made = new Selectors(executor, scheduler, selectors);
        this.selectors = made;
        return made;
    }

    /// Accepts no more; who is connected stays.
    void stopListening() {
        if (getTransport() instanceof ServerSocketChannel listening) {
            IO.close(listening);
        }
    }

    /// Waits for the next caller and takes it in. Called again and again, by several threads.
    @Override
    protected void accept(int acceptor) throws IOException {
        if (!(getTransport() instanceof ServerSocketChannel listening)) {
            throw new ClosedChannelException();
        }
        SocketChannel caller = listening.accept();
        failures.recovered();
        try {
            takeIn(caller);
        } catch (IOException | RuntimeException e) {
            IO.close(caller); // gone already: nobody is left to be told
        }
    }

    @Override
    protected boolean handleAcceptFailure(Throwable failure) {
        return failures.goOnAfter(failure);
    }

    private void takeIn(SocketChannel caller) throws IOException {
        Optional<Peer> peer = connections.identify(caller);
        if (peer.isEmpty()) {
            IO.close(caller);
            return;
        }
        caller.configureBlocking(false);
        try {
            if (serving.incrementAndGet() < ACCEPTING) {
                serve(caller, peer.get(), true);
            } else {
                waiting().execute(() -> serve(caller, peer.get(), false));
            }
        } finally {
            serving.decrementAndGet();
        }
    }

    /// @param waits for what a caller is about to send: on a busy machine it is often later than
    /// its connection
    private void serve(SocketChannel caller, Peer peer, boolean waits) {
        try {
            byte[] read = fastPath.answer(caller, peer);
            if (read != null && read.length == 0 && waits && connections.awaitWords(caller)) {
                read = fastPath.answer(caller, peer);
            }
            if (read == null) {
                IO.close(caller);
            } else if (connections.admit(caller, peer)) {
                Objects.requireNonNull(selectors).accept(caller, ByteBuffer.wrap(read));
            }
        } catch (IOException | RuntimeException e) {
            IO.close(caller); // gone already: nobody is left to be told
        }
    }

    /// Runs what may wait.
    private Executor waiting() {
        return VirtualThreads.getExecutor(getExecutor());
    }

    private void opened(EndPoint endPoint) {
        onEndPointOpened(endPoint);
    }

    private void closed(EndPoint endPoint) {
        onEndPointClosed(endPoint);
    }

    /// Waits for what callers send, and makes their connections.
    private final class Selectors extends SelectorManager {
        Selectors(Executor executor, Scheduler scheduler, int selectors) {
            super(executor, scheduler, selectors);
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
                    new ReadAheadEndPoint(
                            (SocketChannel) channel,
                            selector,
                            key,
                            getScheduler(),
                            key.attachment() instanceof ByteBuffer read
                                    ? read
                                    : BufferUtil.EMPTY_BUFFER,
                            waiting());
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
