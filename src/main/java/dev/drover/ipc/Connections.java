package dev.drover.ipc;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All connections of one door: lets in only our own user and only so many, knows who each is, and
/// ends the slow ones.
final class Connections implements Connection.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private static final Duration WORDS_WITHIN = Duration.ofMillis(5);

    private final Map<SocketChannel, Visitor> visitors = new ConcurrentHashMap<>();
    private final Peers peers;
    private final int limit;
    private final boolean evicts;
    private final long uid;
    private final ServerOptions.Limits limits;
    private volatile Runnable firstCame = () -> {};

    private Connections(Peers peers, int limit, boolean evicts, ServerOptions options) {
        this.peers = peers;
        this.limit = limit;
        this.evicts = evicts;
        this.uid = options.uid();
        this.limits = options.limits();
    }

    static Connections unix(ServerOptions options, Peers peers) {
        return new Connections(peers, options.limits().unixConnections(), true, options);
    }

    static Connections tcp(ServerOptions options) {
        return new Connections(c -> Peer.TCP, options.limits().tcpConnections(), false, options);
    }

    /// Decides about a connection that was just accepted, and closes it if it may not stay.
    boolean admit(SocketChannel channel) {
        Optional<Peer> peer = identify(channel);
        if (peer.isPresent()) {
            return admit(channel, peer.get());
        }
        drop(channel);
        return false;
    }

    /// Takes in a connection of somebody who may come in, and closes it if there is no room.
    boolean admit(SocketChannel channel, Peer peer) {
        if (!hasRoom()) {
            drop(channel);
            return false;
        }
        visitors.put(channel, new Visitor(channel, peer));
        if (visitors.size() == 1) {
            firstCame.run();
        }
        return true;
    }

    /// @return empty for anybody who may not come in
    Optional<Peer> identify(SocketChannel channel) {
        try {
            Peer peer = peers.of(channel);
            if (peer.door() == Peer.Door.UNIX && peer.uid() != uid) {
                LOG.warn("Closed a connection of user {} at our socket.", peer.uid());
                return Optional.empty();
            }
            return Optional.of(peer);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Closed a connection whose owner cannot be told: {}", e.toString());
            return Optional.empty();
        }
    }

    /// Waits for the first bytes of a caller, as long as it takes a program that means to say
    /// something.
    boolean awaitWords(SocketChannel channel) {
        return peers.awaitWords(channel, WORDS_WITHIN);
    }

    /// @return empty if it has gone already
    Optional<Visitor> of(Request request) {
        return of(request.getConnectionMetaData().getConnection());
    }

    int size() {
        return visitors.size();
    }

    void whenFirstComes(Runnable action) {
        firstCame = action;
    }

    boolean isBusy() {
        return visitors.values().stream().anyMatch(Visitor::isBusy);
    }

    void enforceDeadlines() {
        visitors.forEach(
                (channel, visitor) -> {
                    if (visitor.isOpen()) {
                        visitor.enforce(limits.headersWithin(), limits.requestWithin());
                    } else {
                        visitors.remove(channel);
                    }
                });
    }

    @Override
    public void onOpened(Connection connection) {
        of(connection).ifPresent(v -> v.opened(connection));
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection.getEndPoint() instanceof SocketChannelEndPoint end) {
            visitors.remove(end.getChannel());
        }
    }

    private Optional<Visitor> of(Connection connection) {
        return connection.getEndPoint() instanceof SocketChannelEndPoint end
                ? Optional.ofNullable(visitors.get(end.getChannel()))
                : Optional.empty();
    }

    private boolean hasRoom() {
        if (visitors.size() < limit) {
            return true;
        }
        Visitor oldest = evicts ? oldestWithoutHeaders() : null;
        if (oldest == null) {
            return false;
        }
        visitors.remove(oldest.channel());
        oldest.close();
        return true;
    }

    private @Nullable Visitor oldestWithoutHeaders() {
        long now = System.nanoTime();
        return visitors.values().stream()
                .filter(v -> v.isOpen() && v.awaitsHeaders())
                .min(Comparator.comparingLong(v -> v.since() - now))
                .orElse(null);
    }

    private static void drop(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Closed is what was wanted.
        }
    }
}
