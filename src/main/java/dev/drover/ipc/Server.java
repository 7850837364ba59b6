package dev.drover.ipc;

import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// The small socket: one HTTP server with two doors. It owns the socket's file, the port, every
/// connection and every limit; it knows the endpoints only as a map.
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int HEADER_BYTES = 32 * 1024;

    /// Of the system: some that accept on each door and one that looks for what callers send, those
    /// of a socket that was bound anew, and those with a caller.
    private static final int THREADS = 16;

    private static final int IDLE_THREAD_MILLIS = 10_000;

    private final org.eclipse.jetty.server.Server jetty;
    private final ServerOptions options;
    private final Connections unix;
    private final Connections tcp;
    private final StdioEnds ends;
    private final Dispatcher dispatcher;
    private final FastPath fastPath;
    private final UnixDoor unixDoor;
    private final Deadlines deadlines;
    private @Nullable TcpDoor tcpDoor;

    private Server(ServerOptions options, Map<Endpoint, Handler> endpoints, Peers peers) {
        this.options = options;
        jetty = new org.eclipse.jetty.server.Server(threads());
        unix = Connections.unix(options, peers);
        tcp = Connections.tcp(options);
        byte[] secret = options.sharedSecret();
        Access access =
                new Access(
                        options.token(),
                        secret.length == 0
                                ? null
                                : new SignedRequests(
                                        new SharedSecret(secret), InstantSource.system()));
        RouteTable routes = new RouteTable(endpoints);
        ends = new StdioEnds(options.limits().unixConnections());
        dispatcher = new Dispatcher(routes, access, unix, tcp, ends);
        fastPath = new FastPath(routes);
        unixDoor = new UnixDoor(options.socket(), jetty, unix, fastPath, http());
        deadlines = new Deadlines(List.of(unix, tcp), shortest(options.limits()));
    }

    /// Opens both doors.
    ///
    /// @param peers asks the kernel about those who call at the Unix socket
    /// @throws IOException if the Unix socket cannot be opened, in words for people. A taken port
    /// is no failure.
    public static Server open(ServerOptions options, Map<Endpoint, Handler> endpoints, Peers peers)
            throws IOException {
        Server server = new Server(options, endpoints, peers);
        try {
            server.start();
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    public Path socket() {
        return options.socket();
    }

    /// Empty if the TCP door is closed or all of its ports are taken.
    public OptionalInt tcpPort() {
        return tcpDoor == null ? OptionalInt.empty() : OptionalInt.of(tcpDoor.getLocalPort());
    }

    /// Open connections at both doors.
    public int connections() {
        return unix.size() + tcp.size() + ends.size();
    }

    /// Programs whose standard streams end here at the moment.
    public int stdioEnds() {
        return ends.size();
    }

    /// Binds the socket anew if its file was deleted or replaced; to be called every few seconds.
    ///
    /// @return true if that was needed
    /// @throws IOException if something stands at the path that is not ours to remove
    public boolean rebindIfGone() throws IOException {
        return unixDoor.rebindIfGone();
    }

    /// Removes the socket's file, lets what is under way end within the drain time, then closes
    /// every connection. Event streams are ended by whoever owns them, before.
    @Override
    public void close() {
        try {
            unixDoor.close();
        } catch (IOException e) {
            LOG.warn("Cannot remove the socket {}: {}", options.socket(), e.toString());
        }
        if (tcpDoor != null) {
            tcpDoor.close();
        }
        dispatcher.close();
        drain();
        ends.close();
        deadlines.close();
        try {
            jetty.stop();
        } catch (Exception e) {
            LOG.warn("The API did not stop cleanly: {}", e.toString());
        }
    }

    private void start() throws IOException {
        jetty.setHandler(dispatcher);
        jetty.setErrorHandler(new ParserProblems());
        jetty.setStopTimeout(0);
        try {
            jetty.start();
            if (options.tcp()) {
                tcpDoor = TcpDoor.open(jetty, tcp, http(), options).orElse(null);
            }
            unixDoor.open();
            if (tcpDoor != null) {
                jetty.addConnector(tcpDoor);
                tcpDoor.start();
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Cannot start the API: " + e.getMessage(), e);
        }
    }

    /// Few threads of the system, for hooks: each goes on with the caller that it has found, and
    /// another looks for the next. Where they do not suffice virtual threads take over, without a
    /// limit: waiting streams must not keep everybody else out.
    private static ThreadPool threads() {
        // Not Jetty's own queue: that asks the platform's management for the size of a reference,
        // and with it come four hundred classes.
        QueuedThreadPool threads =
                new QueuedThreadPool(
                        THREADS, 1, IDLE_THREAD_MILLIS, 1, new LinkedBlockingQueue<>(), null);
        threads.setName("api");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("api-", 0).factory()));
        return threads;
    }

    private void drain() {
        long end = System.nanoTime() + options.limits().drain().toNanos();
        while ((fastPath.isBusy() || unix.isBusy() || tcp.isBusy())
                && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    private static HttpConnectionFactory http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setUriCompliance(UriCompliance.DEFAULT);
        return new HttpConnectionFactory(http);
    }

    private static Duration shortest(ServerOptions.Limits limits) {
        return limits.headersWithin().compareTo(limits.requestWithin()) < 0
                ? limits.headersWithin()
                : limits.requestWithin();
    }
}
