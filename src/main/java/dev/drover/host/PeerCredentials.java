package dev.drover.host;

import jdk.net.ExtendedSocketOptions;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.OptionalInt;

/// Who is at the other end of a Unix socket, as the kernel attests it; taken when the peer
/// connected, so it holds even if it has handed the socket on.
///
/// @param pid 0 if unknown
/// @param uid -1 if unknown
public record PeerCredentials(long pid, long uid) {
    /// @return empty if it is not a connected Unix socket, or if the system tells nothing of it
    public static Optional<PeerCredentials> of(SocketChannel channel) {
        try {
            SocketAddress remote = channel.getRemoteAddress();
            if (remote == null || remote instanceof InetSocketAddress) {
                return Optional.empty();
            }
            if (Platform.current() == Platform.LINUX) {
                int[] peer = ofDescriptor(channel);
                if (peer.length == 3) {
                    return Optional.of(
                            new PeerCredentials(peer[0], Integer.toUnsignedLong(peer[1])));
                }
            }
            return ofPrincipal(channel);
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /// Pid, uid and gid; empty if the descriptor cannot be reached.
    private static int[] ofDescriptor(SocketChannel channel) {
        // Closing the channel meanwhile would let the number mean another socket.
        synchronized (channel.blockingLock()) {
            OptionalInt fd = ChannelDescriptor.of(channel);
            int[] peer = fd.isPresent() ? Libc.peerCredentials(fd.getAsInt()) : new int[0];
            return channel.isOpen() ? peer : new int[0];
        }
    }

    /// The user alone, by name: known as a number only if it is ours.
    private static Optional<PeerCredentials> ofPrincipal(SocketChannel channel) throws IOException {
        String user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
        boolean ours = user.equals(System.getProperty("user.name"));
        return Optional.of(new PeerCredentials(0, ours ? OwnProcess.uid() : -1));
    }
}
