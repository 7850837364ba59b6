package dev.drover.ipc;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.view.LabelChange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A server with a few endpoints of every kind, on a real socket and a real port.
final class Fixture implements AutoCloseable {
    static final SharedSecret SECRET = new SharedSecret(secret());
    static final ServerOptions.Limits LIMITS = ServerOptions.Limits.DEFAULTS;

    final AtomicInteger handled = new AtomicInteger();
    final Token token = Token.random();
    final Path socket;
    final Server server;

    private Fixture(
            Path socket, ServerOptions.Limits limits, Map<Endpoint, Handler> more, Peers peers)
            throws IOException {
        this.socket = socket;
        Map<Endpoint, Handler> endpoints = new LinkedHashMap<>();
        endpoints.put(Endpoints.HEALTH, r -> Reply.json(Map.of("status", "ok")));
        endpoints.put(Endpoints.STATUS, r -> Reply.json(Map.of("peer", r.peer())));
        endpoints.put(
                Endpoints.INSTANCE,
                r -> {
                    if (r.param("id").equals("nobody")) {
                        throw new Refused(new Refusal.UnknownInstance("nobody"));
                    }
                    return Reply.text("text/plain", r.param("id"));
                });
        endpoints.put(Endpoints.CLEANUP, r -> Reply.json(new Endpoints.Forgotten(3)));
        endpoints.put(Endpoints.HEARTBEAT, r -> Reply.empty());
        endpoints.put(Endpoints.LABEL, r -> Reply.json(r.json(LabelChange.class)));
        endpoints.put(Endpoints.SET, r -> Reply.json(r.json(Endpoints.Setting.class)));
        endpoints.put(
                Endpoints.AUDIT, r -> Reply.text("text/plain", r.query("after").orElse("none")));
        endpoints.put(
                Endpoints.CLI, r -> Reply.text("text/plain", "" + r.body().transferTo(discard())));
        endpoints.put(
                Endpoints.HOOK,
                r -> {
                    long length = r.body().transferTo(discard());
                    handled.incrementAndGet();
                    return Reply.text("text/plain", "" + length);
                });
        endpoints.putAll(more);
        ServerOptions options =
                new ServerOptions(
                        socket, true, "127.0.0.1", 0, token, secret(), limits, uidOf(socket));
        server = Server.open(options, endpoints, peers);
    }

    static Fixture open(Path directory) throws IOException {
        return open(directory, LIMITS, Map.of());
    }

    static Fixture open(Path directory, ServerOptions.Limits limits, Map<Endpoint, Handler> more)
            throws IOException {
        Peer me = me(directory);
        return open(directory, limits, more, channel -> me);
    }

    static Fixture open(
            Path directory, ServerOptions.Limits limits, Map<Endpoint, Handler> more, Peers peers)
            throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        return new Fixture(directory.resolve("drover.sock"), limits, more, peers);
    }

    static Peer me(Path directory) throws IOException {
        return new Peer(
                Peer.Door.UNIX, ProcessHandle.current().pid(), uidOf(directory.resolve("any")));
    }

    static ServerOptions.Limits limits(Duration headers, Duration request, int tcp, int unix) {
        return new ServerOptions.Limits(headers, request, tcp, unix, Duration.ofSeconds(2));
    }

    int port() {
        return server.tcpPort().orElseThrow();
    }

    Client client() {
        return new Client(socket, Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    /// True if a fresh client is answered.
    boolean answers() {
        try (Client client = client()) {
            return client.call("GET", "/health", Map.of(), new byte[0]).status() == 200;
        }
    }

    @Override
    public void close() {
        server.close();
    }

    static java.io.OutputStream discard() {
        return java.io.OutputStream.nullOutputStream();
    }

    private static byte[] secret() {
        return "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    }

    static long uidOf(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        Object uid = directory == null ? null : Files.getAttribute(directory, "unix:uid");
        return uid instanceof Integer number ? number : -1;
    }
}
