package dev.drover.ipc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The standard streams of a program of ours that only carries bytes (`drover mcp`, `drover
/// share`): what it reads comes in here, and it writes what goes out. Reading and writing wait,
/// each on its own thread if need be; neither has a time limit.
public interface StdioEnd extends AutoCloseable {
    Peer peer();

    /// Ends when the program's standard input ends, or the program itself.
    InputStream input();

    /// Each write reaches the program at once, and waits while the program does not read. It fails
    /// with an `IOException` once the program has gone. One thread at a time may write.
    OutputStream output();

    /// Never waits: what the program does not take at once goes out as it takes it. The bytes must
    /// not change, and nobody else may write, until `sent` was called, maybe by another thread,
    /// maybe at once. It is not called if the program goes before; then the connection ends.
    void send(byte[] bytes, Runnable sent);

    /// Ends the connection: whoever reads or writes here is woken by an end or an `IOException`,
    /// and the program ends. What was written before arrives.
    @Override
    void close();

    /// What happens on an end once it is open. Runs on a virtual thread of its own; the connection
    /// ends when it returns.
    @FunctionalInterface
    interface Talk {
        /// @throws IOException the other side has gone, which needs no word
        void with(StdioEnd end) throws IOException, InterruptedException;
    }
}
