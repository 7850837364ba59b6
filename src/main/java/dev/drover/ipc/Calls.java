package dev.drover.ipc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One request, one connection, one answer: the part of the client that knows HTTP and deadlines,
/// and nothing of what is asked.
final class Calls implements AutoCloseable {
    private static final int LONGEST_ANSWER = 256 << 20;

    private final Address address;
    private final Duration connect;
    private final Duration answer;
    private final Set<Wire> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// Takes an answer that goes on.
    @FunctionalInterface
    interface Listener {
        void listen(InputStream body) throws IOException;
    }

    Calls(Address address, Duration connect, Duration answer) {
        this.address = address;
        this.connect = connect;
        this.answer = answer;
    }

    /// @throws DaemonUnavailableException if nobody answers in time
    Client.Response call(String method, String path, Map<String, String> headers, byte[] body) {
        return call(method, path, headers, body, Duration.ZERO);
    }

    /// The same for what takes longer.
    ///
    /// @param more time beyond the usual
    Client.Response call(
            String method, String path, Map<String, String> headers, byte[] body, Duration more) {
        Wire wire = connected();
        try (wire) {
            wire.allow(answer.plus(more));
            ByteBuffer head = head(method, path, headers, body);
            wire.send(head);
            if (!head.hasRemaining()) {
                wire.send(ByteBuffer.wrap(body));
            }
            return whole(HttpAnswer.read(wire));
        } catch (IOException e) {
            throw unavailable(e);
        } finally {
            open.remove(wire);
        }
    }

    /// Hands over the body of a good answer while it comes, and returns when it ends or this is
    /// closed.
    ///
    /// @param silence nothing for so long means that the daemon has gone
    /// @throws dev.drover.core.Refused if the answer is not good
    void stream(String path, Map<String, String> headers, Duration silence, Listener listener) {
        Wire wire = connected();
        try (wire) {
            wire.allow(answer);
            wire.send(head("GET", path, headers, new byte[0]));
            HttpAnswer answered = HttpAnswer.read(wire);
            if (answered.status() != 200) {
                Client.ok(whole(answered));
            }
            wire.allowSilence(silence);
            listener.listen(answered.body());
        } catch (IOException e) {
            if (!closed) {
                throw unavailable(e);
            }
        } finally {
            open.remove(wire);
        }
    }

    /// Ends what is under way.
    @Override
    public void close() {
        closed = true;
        for (Wire wire : open) {
            try {
                wire.close();
            } catch (IOException e) {
                // Closed is what was wanted.
            }
        }
    }

    private Wire connected() {
        try {
            Wire wire = Wire.connect(address, connect);
            open.add(wire);
            if (closed) {
                wire.close();
            }
            return wire;
        } catch (IOException e) {
            throw new DaemonUnavailableException(
                    "No daemon answers at " + address + " (" + e.getMessage() + "). " + start(), e);
        }
    }

    private DaemonUnavailableException unavailable(IOException e) {
        return new DaemonUnavailableException(
                "The daemon at "
                        + address
                        + " did not answer ("
                        + e.getMessage()
                        + "). `drover doctor` looks into it.",
                e);
    }

    private String start() {
        return switch (address) {
            case Address.Unix unix -> "Start it with `drover daemon start`.";
            case Address.Tcp tcp -> "Where it runs, `drover daemon status` tells its port.";
        };
    }

    private static Client.Response whole(HttpAnswer answered) throws IOException {
        byte[] body = answered.body().readNBytes(LONGEST_ANSWER);
        return new Client.Response(answered.status(), answered.headers(), body);
    }

    private ByteBuffer head(String method, String path, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(address.host()).append("\r\nConnection: close\r\n");
        if (address instanceof Address.Tcp tcp && tcp.token() != null) {
            head.append("Authorization: Bearer ").append(tcp.token()).append("\r\n");
        }
        headers.forEach((k, v) -> head.append(k).append(": ").append(v).append("\r\n"));
        if (body.length > 0 || method.equals("POST")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return ByteBuffer.wrap(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }
}
