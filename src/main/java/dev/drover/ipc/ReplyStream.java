package dev.drover.ipc;

import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.BufferUtil;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// The answer as a stream: gathers up to 8 KB, sends on flush, and the first flush sends the
/// headers even when there is nothing else.
final class ReplyStream extends OutputStream {
    private final Response response;
    private final ByteBuffer gathered = ByteBuffer.allocate(8 * 1024);
    private boolean gone;

    ReplyStream(Response response) {
        this.response = response;
    }

    /// True if the caller has left.
    boolean isGone() {
        return gone;
    }

    @Override
    public void write(int b) throws IOException {
        if (!gathered.hasRemaining()) {
            send(false);
        }
        gathered.put((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            if (!gathered.hasRemaining()) {
                send(false);
            }
            int part = Math.min(gathered.remaining(), end - from);
            gathered.put(bytes, from, part);
            from += part;
        }
    }

    @Override
    public void flush() throws IOException {
        send(false);
    }

    /// Sends what is left and ends the answer.
    void finish() throws IOException {
        send(true);
    }

    private void send(boolean last) throws IOException {
        gathered.flip();
        try (Blocker.Callback sent = Blocker.callback()) {
            response.write(
                    last, gathered.hasRemaining() ? gathered : BufferUtil.EMPTY_BUFFER, sent);
            sent.block();
        } catch (IOException e) {
            gone = true;
            throw e;
        } finally {
            gathered.clear();
        }
    }
}
