package dev.drover.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A Unix socket that reads one request a connection, keeps it, and answers byte for byte what the
/// test says.
final class SocketServer implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
    private final boolean reads;

    @FunctionalInterface
    interface Answer {
        void to(Received request, OutputStream out) throws Exception;
    }

    SocketServer(Path socket, Answer answer) throws IOException {
        this(socket, answer, true);
    }

    private SocketServer(Path socket, Answer answer, boolean reads) throws IOException {
        this.reads = reads;
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(() -> accept(answer));
    }

    static SocketServer answering(Path socket, String answer) throws IOException {
        return new SocketServer(socket, saying(answer));
    }

    /// Answers and closes without having looked at the request.
    static SocketServer interrupting(Path socket, String answer) throws IOException {
        return new SocketServer(socket, saying(answer), false);
    }

    private static Answer saying(String answer) {
        return (request, out) -> out.write(answer.getBytes(StandardCharsets.UTF_8));
    }

    /// An answer with its length and these header lines.
    static String ok(String body, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return head + "Content-Length: " + length + "\r\n\r\n" + body;
    }

    List<Received> received() {
        return received;
    }

    Received only() {
        if (received.size() != 1) {
            throw new AssertionError("requests: " + received);
        }
        return received.getFirst();
    }

    private void accept(Answer answer) {
        while (true) {
            try {
                SocketChannel connection = listener.accept();
                open.add(connection);
                Thread.ofVirtual().start(() -> serve(connection, answer));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(SocketChannel connection, Answer answer) {
        try (connection) {
            Received request = new Received("", List.of(), new byte[0]);
            if (reads) {
                request = read(Channels.newInputStream(connection));
                received.add(request);
            }
            answer.to(request, Channels.newOutputStream(connection));
        } catch (Exception e) {
            // The client went away, or the test ends.
            open.remove(connection);
        }
    }

    private static Received read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended inside the head");
            }
            head.write(next);
        }
        List<String> lines = head.toString(StandardCharsets.ISO_8859_1).lines().toList();
        Received request =
                new Received(lines.getFirst(), lines.subList(1, lines.size() - 1), new byte[0]);
        int length = Integer.parseInt(request.raw("Content-Length"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("ended inside the body");
        }
        return new Received(request.line, request.headers, body);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (SocketChannel connection : open) {
            connection.close();
        }
    }

    record Received(String line, List<String> headers, byte[] body) {
        /// The value as it came over the wire, null if there is none.
        String raw(String name) {
            List<String> values =
                    headers.stream()
                            .filter(h -> h.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                            .map(h -> h.substring(name.length() + 1).strip())
                            .toList();
            if (values.size() > 1) {
                throw new AssertionError("more than once: " + name);
            }
            return values.isEmpty() ? null : values.getFirst();
        }

        /// The value decoded, null if there is none.
        String header(String name) {
            String raw = raw(name);
            return raw == null ? null : decoded(raw);
        }

        static String decoded(String raw) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < raw.length(); i++) {
                if (raw.charAt(i) == '%') {
                    bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
                    i += 2;
                } else {
                    bytes.write(raw.charAt(i));
                }
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
