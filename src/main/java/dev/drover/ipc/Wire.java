package dev.drover.ipc;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// One connection to a daemon, with a deadline on everything that may wait. Knows bytes only.
final class Wire extends InputStream {
    private static final long RETRY_NANOS = 1_000_000;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final ByteBuffer received = ByteBuffer.allocate(16 * 1024).flip();
    private long patience;
    private long deadline;

    private Wire(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.selector = Selector.open();
        this.key = channel.register(selector, 0);
    }

    /// @throws IOException if nobody listens there, or the listener's queue stays full
    static Wire connect(Address address, Duration within) throws IOException {
        return switch (address) {
            case Address.Unix(Path socket) -> connect(socket, within);
            case Address.Tcp tcp -> connect(tcp.address(), within);
        };
    }

    private static Wire connect(Path socket, Duration within) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
        long end = System.nanoTime() + within.toNanos();
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.configureBlocking(false);
                channel.connect(address);
                return new Wire(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                if (!isFull(e, socket) || System.nanoTime() - end > 0) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private static Wire connect(InetSocketAddress address, Duration within) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            boolean there = channel.connect(address);
            Wire wire = new Wire(channel);
            try {
                wire.allow(within);
                while (!there) {
                    wire.await(SelectionKey.OP_CONNECT);
                    there = channel.finishConnect();
                }
                return wire;
            } catch (IOException | RuntimeException e) {
                wire.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// A full queue says "not now"; such a connect cannot be waited for, only tried again.
    private static boolean isFull(Exception e, Path socket) {
        return e instanceof SocketException
                && !(e instanceof ConnectException)
                && Files.exists(socket);
    }

    /// All that follows ends by then.
    void allow(Duration time) {
        patience = 0;
        deadline = System.nanoTime() + time.toNanos();
    }

    /// From now on only silence of this length ends it.
    void allowSilence(Duration time) {
        patience = time.toNanos();
    }

    /// Stops early if an answer comes before all is sent: the rest is not wanted.
    void send(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0
                        && (await(SelectionKey.OP_WRITE | SelectionKey.OP_READ)
                                        & SelectionKey.OP_READ)
                                != 0) {
                    return;
                }
            }
        } catch (IOException e) {
            if (!hasAnswer()) {
                throw e;
            }
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? received.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int part = Math.min(length, received.remaining());
        received.get(buffer, offset, part);
        return part;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            selector.close();
        }
    }

    private boolean fill() throws IOException {
        while (!received.hasRemaining()) {
            received.clear();
            int count;
            try {
                count = channel.read(received);
            } finally {
                received.flip();
            }
            if (count < 0) {
                return false;
            }
            if (count == 0) {
                await(SelectionKey.OP_READ);
            }
        }
        return true;
    }

    private boolean hasAnswer() {
        try {
            return fill();
        } catch (IOException e) {
            return false;
        }
    }

    private int await(int operations) throws IOException {
        long end = patience > 0 ? System.nanoTime() + patience : deadline;
        try {
            key.interestOps(operations);
            while (true) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new SilenceException();
                }
                selector.select(left);
                if (Thread.currentThread().isInterrupted()) {
                    throw new IOException("interrupted");
                }
                int ready = key.readyOps();
                selector.selectedKeys().clear();
                if (ready != 0) {
                    return ready;
                }
            }
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw new IOException("closed at this side", e);
        }
    }

    /// Nothing came in time.
    static final class SilenceException extends IOException {
        private static final long serialVersionUID = 1;

        SilenceException() {
            super("no answer in time");
        }
    }
}
