package dev.drover.daemon.share;

import dev.drover.core.share.MalformedLineException;
import dev.drover.core.share.RpcField;
import dev.drover.core.share.RpcLine;
import dev.drover.core.share.RpcText;
import dev.drover.ipc.LineReader;
import dev.drover.ipc.StdioEnd;
import dev.drover.model.VisibleText;
import dev.drover.model.view.SharedServerView;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/// One session's end of a shared server. It reads what the session says, on a thread of its own,
/// and keeps what the session has not read yet, up to a limit. What is not final is guarded by the
/// lock of its share.
final class ClientEnd {
    private static final Logger LOG = LoggerFactory.getLogger(ClientEnd.class);

    /// Lines of one session that wait for the server to read them. Then the session waits.
    private static final int UNSENT = 256;

    /// Takes what the session says.
    interface Talk {
        void said(ClientEnd client, RpcLine line);

        void left(ClientEnd client);

        /// What was decided goes on to the servers. It may wait, if a server does not read.
        void goesOn();
    }

    private final int number;
    private final StdioEnd end;
    private final ClientOut out;
    private final Semaphore room = new Semaphore(UNSENT);

    /// Its `initialize`; null until it has said it.
    @Nullable RpcLine greeting;

    /// Whether that was answered.
    boolean greeted;

    /// Whether it has said that it is ready.
    boolean ready;

    /// Lines that wait until it is known with whom it can share.
    @Nullable List<RpcLine> held;

    @Nullable SharedServer server;

    ClientEnd(int number, StdioEnd end) {
        this.number = number;
        this.end = end;
        this.out = new ClientOut(end);
    }

    int number() {
        return number;
    }

    SharedServerView.End view() {
        RpcLine said = greeting;
        String agent = said == null ? "" : VisibleText.line(said.text(RpcField.CLIENT), 60);
        return new SharedServerView.End(end.peer().pid(), agent);
    }

    boolean hasRoots() {
        RpcLine said = greeting;
        return said != null && said.has(RpcField.ROOTS_CAPABILITY);
    }

    /// Reads until the session ends.
    void run(Talk talk) throws InterruptedException {
        try {
            LineReader lines = new LineReader(end.input(), Shares.LONGEST_LINE);
            while (true) {
                try {
                    byte[] line = lines.next();
                    if (line == null) {
                        break;
                    }
                    for (byte[] part : RpcLine.split(line)) {
                        take(part, talk);
                    }
                } catch (MalformedLineException e) {
                    send(RpcText.error("null", e.code(), e.reason()));
                } catch (LineReader.TooLong e) {
                    send(RpcText.error("null", RpcText.INVALID, e.reason()));
                }
            }
        } catch (IOException e) {
            LOG.debug("Session end {} has gone: {}", end.peer().pid(), e.toString());
        } finally {
            talk.left(this);
            out.finish();
            talk.goesOn();
        }
    }

    private void take(byte[] bytes, Talk talk) throws MalformedLineException, InterruptedException {
        RpcLine line = RpcLine.read(bytes);
        room.acquire();
        boolean passed = false;
        try {
            talk.said(this, line);
            passed = true;
            talk.goesOn();
        } finally {
            if (!passed) {
                room.release();
            }
        }
    }

    /// A line of it is out of the way.
    void hasRoom() {
        room.release();
    }

    /// Never waits.
    void send(byte[] line) {
        out.send(line);
    }

    /// What was sent still arrives.
    void close() {
        out.finish();
    }

    void hold() {
        if (held == null) {
            held = new ArrayList<>();
        }
    }
}
