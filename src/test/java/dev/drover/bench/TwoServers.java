package dev.drover.bench;

import dev.drover.daemon.LiveDaemon;
import dev.drover.host.OwnProcess;
import dev.drover.host.PeerCredentials;
import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Peer;
import dev.drover.ipc.Reply;
import dev.drover.ipc.Server;
import dev.drover.ipc.ServerOptions;
import dev.drover.ipc.Token;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/// The daemon's server and, as its floors, the same server whose hook endpoint does nothing, once
/// as hooks are served and once as Jetty serves everything else.
///
/// All callers live in this process. The kernel is asked for each of them, as always, and then the
/// connection is taken for that of the agent which it stands for.
final class TwoServers implements AutoCloseable {
    private static final Reply SILENCE =
            new Reply.Whole(
                    200, "application/json", "{}".getBytes(StandardCharsets.UTF_8), Map.of());

    final Line full;
    final Line empty;
    final Line jetty;

    private TwoServers(Line full, Line empty, Line jetty) {
        this.full = full;
        this.empty = empty;
        this.jetty = jetty;
    }

    static TwoServers of(LiveDaemon live) throws IOException {
        Path run = live.home.resolve("run");
        List<Line> open = new ArrayList<>();
        try {
            open.add(new Line(run.resolve("full"), live.daemon.routes((in, out, err) -> 0)));
            open.add(new Line(run.resolve("empty"), Map.of(Endpoints.HOOK, r -> SILENCE)));
            // What may stay open does not take the fast path.
            Endpoint slow = Endpoints.HOOK.keptOpen();
            open.add(new Line(run.resolve("jetty"), Map.of(slow, r -> SILENCE)));
            return new TwoServers(open.get(0), open.get(1), open.get(2));
        } catch (IOException | RuntimeException e) {
            open.forEach(Line::close);
            throw e;
        }
    }

    @Override
    public void close() {
        full.close();
        empty.close();
        jetty.close();
    }

    /// One server and the way to it.
    static final class Line implements AutoCloseable {
        private final Server server;
        private final Queue<Long> callers = new ConcurrentLinkedQueue<>();
        private final ReentrantLock turn = new ReentrantLock();

        Line(Path socket, Map<Endpoint, Handler> endpoints) throws IOException {
            server =
                    Server.open(
                            new ServerOptions(
                                    socket,
                                    false,
                                    "127.0.0.1",
                                    0,
                                    Token.random(),
                                    new byte[0],
                                    ServerOptions.Limits.DEFAULTS,
                                    OwnProcess.uid()),
                            endpoints,
                            this::peer);
        }

        /// Connections are accepted in the order in which they were made.
        private Peer peer(SocketChannel channel) {
            PeerCredentials real = PeerCredentials.of(channel).orElseThrow();
            Long caller = callers.poll();
            return new Peer(Peer.Door.UNIX, caller == null ? real.pid() : caller, real.uid());
        }

        /// Whether each connection that was made is known by its caller: two that are made at once
        /// may be taken for each other's.
        boolean knowsCallers() {
            return callers.isEmpty();
        }

        Path socket() {
            return server.socket();
        }

        /// For a caller that is taken for what it is.
        HookConnection connect() throws IOException {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(server.socket()));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            return new HookConnection(channel);
        }

        HookConnection connect(Fleet.Agent agent) throws IOException {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            turn.lock();
            try {
                callers.add(agent.pid);
                channel.connect(UnixDomainSocketAddress.of(server.socket()));
            } catch (IOException e) {
                channel.close();
                throw e;
            } finally {
                turn.unlock();
            }
            return new HookConnection(channel);
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
