package dev.drover.ipc;

import java.nio.channels.SocketChannel;
import java.time.Duration;

/// What only the kernel can tell of those who call at the Unix socket.
@FunctionalInterface
public interface Peers {
    /// Who opened this connection; asked once for each, when it is accepted.
    Peer of(SocketChannel channel);

    /// Waits until the caller has sent something. On a thread of the system, before anybody else
    /// knows of the connection.
    ///
    /// @return false if the time is over, or if the system does not tell
    default boolean awaitWords(SocketChannel channel, Duration within) {
        return false;
    }
}
