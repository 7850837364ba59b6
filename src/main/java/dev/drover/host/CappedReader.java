package dev.drover.host;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;

/// Reads a stream to its end on a thread of its own and keeps only the first part, so that the
/// writer never blocks and memory stays bounded.
public final class CappedReader {
    private final InputStream stream;
    private final int cap;
    private final Thread thread;
    private byte[] kept = new byte[0];
    private boolean truncated;
    private @Nullable IOException failure;

    private CappedReader(InputStream stream, int cap) {
        this.stream = stream;
        this.cap = cap;
        thread = Thread.ofVirtual().name("git-output").unstarted(this::readAll);
    }

    public static CappedReader start(InputStream stream, int cap) {
        CappedReader reader = new CappedReader(stream, cap);
        reader.thread.start();
        return reader;
    }

    private void readAll() {
        try (stream) {
            kept = stream.readNBytes(cap);
            truncated = kept.length == cap && stream.read() >= 0;
            if (truncated) {
                stream.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /// @param deadline of `System.nanoTime()`
    public boolean endedBy(long deadline) throws InterruptedException {
        return thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }

    /// What was kept; only after the end.
    public byte[] bytes() {
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
        return Arrays.copyOf(kept, kept.length);
    }

    public boolean truncated() {
        return truncated;
    }
}
