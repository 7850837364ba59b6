package dev.drover.daemon;

import dev.drover.host.Arrival;
import dev.drover.host.PeerCredentials;
import dev.drover.ipc.Peer;
import dev.drover.ipc.Peers;

import java.nio.channels.SocketChannel;
import java.time.Duration;

/// The callers at our socket, as this machine's kernel knows them.
public final class UnixPeers implements Peers {
    private static final Peer UNKNOWN = new Peer(Peer.Door.UNIX, 0, -1);

    @Override
    public Peer of(SocketChannel channel) {
        return PeerCredentials.of(channel)
                .map(who -> new Peer(Peer.Door.UNIX, who.pid(), who.uid()))
                .orElse(UNKNOWN);
    }

    @Override
    public boolean awaitWords(SocketChannel channel, Duration within) {
        return Arrival.await(channel, within);
    }
}
