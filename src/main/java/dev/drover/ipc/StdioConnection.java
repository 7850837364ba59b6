package dev.drover.ipc;

import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Executor;

/// A connection that was HTTP and now carries a program's standard streams.
final class StdioConnection extends AbstractConnection implements Connection.UpgradeTo, StdioEnd {
    private static final Logger LOG = LoggerFactory.getLogger(StdioConnection.class);

    private final Peer peer;
    private final StdioEnds ends;
    private final Talk talk;
    private final InputStream input = new Input();
    private final OutputStream output = new Output();

    /// What came in the same breath as the request.
    private ByteBuffer early = BufferUtil.EMPTY_BUFFER;

    StdioConnection(EndPoint endPoint, Executor executor, Peer peer, StdioEnds ends, Talk talk) {
        super(endPoint, executor);
        this.peer = peer;
        this.ends = ends;
        this.talk = talk;
    }

    @Override
    public void onUpgradeTo(ByteBuffer read) {
        early = BufferUtil.copy(read);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        ends.opened(this);
        Thread.ofVirtual().name("stdio-" + peer.pid()).start(this::talk);
    }

    /// Nobody but {@link Input} asks to be told of bytes.
    @Override
    public void onFillable() {}

    private void talk() {
        try {
            talk.with(this);
        } catch (IOException e) {
            LOG.debug("Process {} has gone: {}", peer.pid(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            LOG.error("The standard streams of process {} broke off.", peer.pid(), e);
        } finally {
            ends.ended(this);
            end();
        }
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void send(byte[] bytes, Runnable sent) {
        getEndPoint().write(Callback.from(sent, failure -> end()), ByteBuffer.wrap(bytes));
    }

    void end() {
        getEndPoint().close();
    }

    @Override
    public void close() {
        end();
    }

    /// Reads into the caller's own array, so that an end that is silent holds no buffer.
    private final class Input extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            if (length == 0) {
                return 0;
            }
            if (early.hasRemaining()) {
                int part = Math.min(length, early.remaining());
                early.get(bytes, offset, part);
                return part;
            }
            ByteBuffer into = ByteBuffer.wrap(bytes, offset, length).slice().limit(0);
            while (true) {
                int got = getEndPoint().fill(into);
                if (got != 0) {
                    return got;
                }
                try (Blocker.Callback readable = Blocker.callback()) {
                    getEndPoint().fillInterested(readable);
                    readable.block();
                }
            }
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try (Blocker.Callback written = Blocker.callback()) {
                getEndPoint().write(written, ByteBuffer.wrap(bytes, offset, length));
                written.block();
            }
        }
    }
}
