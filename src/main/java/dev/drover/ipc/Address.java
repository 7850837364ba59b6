package dev.drover.ipc;

import org.jspecify.annotations.Nullable;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// Where a daemon listens, and what opens that door. As text it is what people may read: never the
/// token.
public sealed interface Address {
    /// The value of the `Host` header; a daemon answers to its own name only (rule 10).
    String host();

    /// The door of the own user; the kernel says who calls.
    record Unix(Path socket) implements Address {
        @Override
        public String host() {
            return "drover";
        }

        @Override
        public String toString() {
            return socket.toString();
        }
    }

    /// The door on this machine's loopback address.
    ///
    /// @param token as it stands in the token file: visible ASCII without spaces; null where it is
    /// not known yet who listens there
    record Tcp(InetSocketAddress address, @Nullable String token) implements Address {
        /// @throws IllegalArgumentException for another machine (nothing here is encrypted), or for
        /// a token that cannot be part of a header
        public Tcp {
            if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
                throw new IllegalArgumentException("Drover talks to this machine only.");
            }
            if (token != null
                    && (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c <= '~'))) {
                throw new IllegalArgumentException("A token is one word of visible ASCII.");
            }
        }

        @Override
        public String host() {
            String name =
                    address.getAddress() instanceof Inet6Address
                            ? "[::1]"
                            : address.getAddress().getHostAddress();
            return name + ":" + address.getPort();
        }

        @Override
        public String toString() {
            return host();
        }
    }
}
