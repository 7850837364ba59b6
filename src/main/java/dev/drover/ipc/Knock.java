package dev.drover.ipc;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Asks whether anybody answers at a socket, and nothing else. Unlike {@link Client} it reads no
/// JSON and loads next to no class, because every start that finds a daemon running does this.
public final class Knock {
    private static final byte[] REQUEST =
            "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER = "HTTP/1.1 ".getBytes(StandardCharsets.US_ASCII);

    private Knock() {}

    public enum Answer {
        /// Somebody speaks HTTP there, whatever it says about its health.
        ANSWERED,
        /// The connection is taken, and then nothing comes: hung, stopped, or very busy.
        SILENT,
        /// No socket, or nobody listens.
        NOBODY
    }

    public static Answer at(Path socket, Duration within) throws InterruptedException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            FutureTask<Answer> task = new FutureTask<>(() -> knock(channel, socket));
            // A thread of its own: connecting blocks too, when the other side's queue is full.
            Thread thread = new Thread(task, "knock");
            thread.setDaemon(true);
            thread.start();
            if (!thread.join(within)) {
                return Answer.SILENT;
            }
            return task.get();
        } catch (IOException | ExecutionException e) {
            return Answer.NOBODY;
        }
    }

    private static Answer knock(SocketChannel channel, Path socket) {
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException | RuntimeException nobody) {
            return Answer.NOBODY;
        }
        try {
            channel.write(ByteBuffer.wrap(REQUEST));
            ByteBuffer got = ByteBuffer.allocate(ANSWER.length);
            while (got.hasRemaining() && channel.read(got) >= 0) {
                // until there is enough to see what it speaks
            }
            return got.flip().equals(ByteBuffer.wrap(ANSWER)) ? Answer.ANSWERED : Answer.SILENT;
        } catch (IOException closedMeanwhile) {
            return Answer.SILENT;
        }
    }
}
