package dev.drover.mcp;

import dev.drover.daemon.Daemon;
import dev.drover.ipc.LineReader;
import dev.drover.ipc.StdioEnd;

import io.modelcontextprotocol.spec.McpSchema;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// The protocol as standard streams have it: a message a line. Each request has a thread of its
/// own, so that one which waits holds up no other; an answer is one line, whole.
final class StdioLines {
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);
    /// Of a message, in bytes.
    private static final int LONGEST = 1 << 20;

    private static final int MOST_AT_ONCE = 64;
    private static final String CANCELLED = "notifications/cancelled";

    private final Daemon daemon;
    private final ToolServer server;
    private final StdioEnd end;
    private final ReentrantLock writing = new ReentrantLock();

    /// Guarded by itself.
    private final Map<Object, Running> running = new HashMap<>();

    /// A request that is answered now.
    private static final class Running {
        private final Thread thread;
        private final boolean waits;
        private boolean unwanted;

        Running(Thread thread, boolean waits) {
            this.thread = thread;
            this.waits = waits;
        }
    }

    StdioLines(Daemon daemon, ToolServer server, StdioEnd end) {
        this.daemon = daemon;
        this.server = server;
        this.end = end;
    }

    /// Until the other side says no more; what it has asked is answered first.
    void talk() throws IOException, InterruptedException {
        LineReader lines = new LineReader(end.input(), LONGEST);
        try {
            boolean more = true;
            while (more) {
                more = take(lines);
            }
            for (Running each : atWork()) {
                each.thread.join(LAST_ANSWERS);
            }
        } finally {
            atWork().forEach(this::breakOff);
        }
    }

    /// @return whether there was another line
    private boolean take(LineReader lines) throws IOException {
        try {
            byte[] line = lines.next();
            if (line == null) {
                return false;
            }
            take(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
        } catch (LineReader.TooLong e) {
            fail(
                    null,
                    McpSchema.ErrorCodes.INVALID_REQUEST,
                    "A message is too long; the most are "
                            + LONGEST
                            + " bytes. Ask for less at once.");
        } catch (CharacterCodingException e) {
            fail(null, McpSchema.ErrorCodes.INVALID_REQUEST, "The message is not UTF-8.");
        }
        return true;
    }

    private void take(String line) throws IOException {
        McpSchema.JSONRPCMessage message;
        try {
            message = server.read(line);
        } catch (IllegalArgumentException e) {
            fail(null, McpSchema.ErrorCodes.PARSE_ERROR, ToolServer.NO_MESSAGE + e.getMessage());
            return;
        }
        switch (message) {
            case McpSchema.JSONRPCRequest request -> begin(request);
            case McpSchema.JSONRPCNotification told -> heed(told);
            default -> {} // an answer to a question that is never asked
        }
    }

    private void begin(McpSchema.JSONRPCRequest request) throws IOException {
        Thread thread =
                Thread.ofVirtual().name("mcp-" + request.id()).unstarted(() -> answer(request));
        synchronized (running) {
            if (running.size() < MOST_AT_ONCE
                    && running.putIfAbsent(
                                    request.id(), new Running(thread, ToolServer.waits(request)))
                            == null) {
                thread.start();
                return;
            }
        }
        fail(
                request.id(),
                McpSchema.ErrorCodes.INVALID_REQUEST,
                "This id is in use, or more than "
                        + MOST_AT_ONCE
                        + " requests are open. Wait for answers first.");
    }

    private void answer(McpSchema.JSONRPCRequest request) {
        try {
            Caller caller = new Caller(daemon, end.peer(), null, null);
            byte[] answer = server.answer(request, caller);
            if (isWanted(request.id())) {
                write(answer);
                caller.answered();
            }
        } catch (IOException e) {
            end.close(); // nobody reads any more
        } finally {
            synchronized (running) {
                running.remove(request.id());
            }
        }
    }

    private boolean isWanted(Object id) {
        synchronized (running) {
            Running own = running.get(id);
            return own != null && !own.unwanted;
        }
    }

    private void heed(McpSchema.JSONRPCNotification told) {
        if (!told.method().equals(CANCELLED) || !(told.params() instanceof Map<?, ?> params)) {
            return;
        }
        synchronized (running) {
            Running meant = running.get(params.get("requestId"));
            if (meant != null) {
                breakOff(meant);
            }
        }
    }

    /// What only waits ends at once; what changes something is left to end as it would.
    private void breakOff(Running meant) {
        synchronized (running) {
            meant.unwanted = true;
            if (meant.waits) {
                meant.thread.interrupt();
            }
        }
    }

    private List<Running> atWork() {
        synchronized (running) {
            return List.copyOf(running.values());
        }
    }

    private void fail(@Nullable Object id, int code, String why) throws IOException {
        write(server.error(id, code, why));
    }

    private void write(byte[] message) throws IOException {
        byte[] line = new byte[message.length + 1];
        System.arraycopy(message, 0, line, 0, message.length);
        line[message.length] = '\n';
        writing.lock();
        try {
            end.output().write(line);
            end.output().flush();
        } finally {
            writing.unlock();
        }
    }
}
