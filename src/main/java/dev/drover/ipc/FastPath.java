package dev.drover.ipc;

import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Answers a plain request as soon as its connection is there. An agent waits for each of its
/// hooks, and what they ask takes less time than to make a connection known to a selector, to be
/// woken by it, and to take HTTP apart in all its forms.
final class FastPath {
    private static final int BUFFER = 32 * 1024;

    /// For a caller that reads nothing at all.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// After so long there is room again behind a caller that reads.
    private static final Duration ROOM = Duration.ofNanos(200_000);

    private final RouteTable routes;
    private final AtomicInteger busy = new AtomicInteger();

    /// As many as were ever in use at the same moment, for as long as it takes to read.
    private final Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();

    FastPath(RouteTable routes) {
        this.routes = routes;
    }

    /// True while an answer is owed.
    boolean isBusy() {
        return busy.get() > 0;
    }

    /// Answers what the caller has sent by now, if that is a whole plain request.
    ///
    /// @param caller does not block
    /// @return null if the caller was answered; else the bytes that were read
    /// @throws IOException if the caller has gone
    byte @Nullable [] answer(SocketChannel caller, Peer peer) throws IOException {
        busy.incrementAndGet();
        try {
            byte[] read = read(caller);
            PlainRequest request = PlainRequest.parse(read, peer);
            if (request == null) {
                return read;
            }
            Optional<RouteTable.Match> found = routes.find(request.method(), request.path());
            if (found.isEmpty() || !isFor(found.get().endpoint(), request)) {
                return read;
            }
            request.matched(found.get());
            Afterwards afterwards = Afterwards.begin();
            try {
                send(caller, reply(found.get(), request), afterwards);
            } finally {
                afterwards.end();
            }
            return null;
        } finally {
            busy.decrementAndGet();
        }
    }

    private byte[] read(SocketChannel caller) throws IOException {
        ByteBuffer pooled = buffers.poll();
        ByteBuffer buffer = pooled == null ? ByteBuffer.allocateDirect(BUFFER) : pooled.clear();
        try {
            caller.read(buffer);
            byte[] read = new byte[buffer.flip().remaining()];
            buffer.get(read);
            return read;
        } finally {
            buffers.offer(buffer);
        }
    }

    private static boolean isFor(Endpoint endpoint, PlainRequest request) {
        return !endpoint.longLived() && request.bodyLength() <= endpoint.maxBodyBytes();
    }

    private static Reply.Whole reply(RouteTable.Match match, PlainRequest request) {
        try {
            return switch (match.handler().handle(request)) {
                case Reply.Whole whole -> whole;
                case Reply.Streamed _, Reply.Upgraded _ ->
                        throw new IllegalStateException(
                                match.endpoint() + " streams and does not say so");
            };
        } catch (Throwable e) {
            return FailureReply.of(match.endpoint().toString(), e);
        }
    }

    /// A long answer does not fit into the socket at once; then the caller has to read first.
    /// Another thread takes in callers meanwhile.
    private static void send(SocketChannel caller, Reply.Whole reply, Afterwards afterwards)
            throws IOException {
        ByteBuffer answer = answer(reply);
        caller.write(answer);
        afterwards.end();
        long since = System.nanoTime();
        while (answer.hasRemaining()) {
            if (caller.write(answer) > 0) {
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IOException("The caller does not read.");
            } else {
                LockSupport.parkNanos(ROOM.toNanos());
            }
        }
    }

    private static ByteBuffer answer(Reply.Whole reply) {
        StringBuilder head = new StringBuilder(160);
        head.append("HTTP/1.1 ").append(reply.status()).append(' ');
        head.append(HttpStatus.getMessage(reply.status())).append("\r\n");
        if (!reply.type().isEmpty()) {
            head.append("Content-Type: ").append(reply.type()).append("\r\n");
        }
        for (Map.Entry<String, String> header : reply.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        if (reply.status() != 204) {
            head.append("Content-Length: ").append(reply.body().length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        byte[] first = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(first.length + reply.body().length)
                .put(first)
                .put(reply.body())
                .flip();
    }
}
