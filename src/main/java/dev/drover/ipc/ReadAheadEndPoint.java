package dev.drover.ipc;

import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;

/// A caller's end of which something was read before Jetty got to know it: that comes first.
final class ReadAheadEndPoint extends SocketChannelEndPoint {
    private final ByteBuffer ahead;
    private final Executor executor;

    /// @param ahead what was read
    /// @param executor runs whoever waits for it; he may wait for more in turn
    ReadAheadEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler,
            ByteBuffer ahead,
            Executor executor) {
        super(channel, selector, key, scheduler);
        this.ahead = ahead;
        this.executor = executor;
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        return ahead.hasRemaining() ? BufferUtil.append(buffer, ahead) : super.fill(buffer);
    }

    /// No selector tells of what has been read already.
    @Override
    protected void needsFillInterest() {
        if (ahead.hasRemaining()) {
            executor.execute(getFillInterest()::fillable);
        } else {
            super.needsFillInterest();
        }
    }
}
