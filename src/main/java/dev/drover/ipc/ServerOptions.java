package dev.drover.ipc;

import java.nio.file.Path;
import java.time.Duration;

/// What a {@link Server} needs to know to open its doors.
///
/// @param socket the Unix socket; its directory exists, is ours and is 0700
/// @param tcp false leaves the TCP door closed
/// @param host `127.0.0.1`, `localhost` or `::1`: no other address is ever bound
/// @param firstPort the port to try first, then the next ten; 0 takes any free one
/// @param token opens the TCP door
/// @param sharedSecret at least 32 bytes if signed requests are accepted (MN10), else empty
/// @param uid our own user: other users' connections are closed at once (rule 7)
public record ServerOptions(
        Path socket,
        boolean tcp,
        String host,
        int firstPort,
        Token token,
        byte[] sharedSecret,
        Limits limits,
        long uid) {
    private static final int SECRET_BYTES = 32;

    public ServerOptions {
        if (tcp && !host.equals("127.0.0.1") && !host.equals("localhost") && !host.equals("::1")) {
            throw new IllegalArgumentException(
                    "The API is for this machine only: its host must be 127.0.0.1, localhost or"
                            + " ::1.");
        }
        if (firstPort < 0 || firstPort > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535.");
        }
        if (sharedSecret.length > 0 && sharedSecret.length < SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "The shared secret has "
                            + sharedSecret.length
                            + " bytes; at least "
                            + SECRET_BYTES
                            + " are needed. Make one with `openssl rand -hex 32`.");
        }
    }

    /// How much a caller may take, and how slowly.
    ///
    /// @param headersWithin a connection that has not sent its headers by then is closed
    /// @param requestWithin a request whose body has not arrived by then is refused
    /// @param drain how long {@link Server#close} waits for what is under way
    public record Limits(
            Duration headersWithin,
            Duration requestWithin,
            int tcpConnections,
            int unixConnections,
            Duration drain) {
        public static final Limits DEFAULTS =
                new Limits(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        256,
                        2048,
                        Duration.ofSeconds(5));
    }
}
