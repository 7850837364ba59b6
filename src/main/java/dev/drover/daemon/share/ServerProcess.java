package dev.drover.daemon.share;

import dev.drover.host.Children;
import dev.drover.ipc.LineReader;
import dev.drover.model.VisibleText;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One running process of a server: lines in, lines out, what it complains about, and its end. It
/// knows nothing of what the lines say.
final class ServerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final long ROOM = 256L << 20; // sessions have narrower limits of their own

    /// What hears of it. Called on the process's own threads.
    interface Listener {
        void said(ServerProcess process, byte[] line);

        void saidTooMuch(ServerProcess process, LineReader.TooLong line);

        /// It has ended, and nothing more comes.
        void ended(ServerProcess process);
    }

    private final String name;
    private final Process process;
    private final LineQueue in = new LineQueue(ROOM);
    private volatile String complaint = "";

    ServerProcess(String name, Process process, Listener listener) {
        this.name = name;
        this.process = process;
        // Pipes hold their threads, and virtual ones would hold a processor each.
        Thread complaints = thread("err", this::complaints);
        thread("out", () -> listen(listener, complaints));
    }

    private Thread thread(String what, Runnable work) {
        return Thread.ofPlatform().daemon().name("shared " + name + " " + what).start(work);
    }

    long pid() {
        return process.pid();
    }

    /// Never waits; somebody has to {@link #carry} it then.
    void send(byte[] line, Runnable sent) {
        if (!in.put(line, sent)) {
            sent.run();
        }
    }

    boolean isWaiting() {
        return in.isWaiting();
    }

    /// Takes out what waits, unless somebody is at it. That waits if the server does not read, so
    /// it is never done by who reads what the server says: they would wait for each other.
    void carry() {
        if (!in.begin()) {
            return;
        }
        try {
            OutputStream to = process.getOutputStream();
            for (LineQueue.Load load = in.next(); load != null; load = in.next()) {
                to.write(load.bytes());
                to.flush();
                in.done(load);
            }
            if (in.isDone()) {
                to.close();
            }
        } catch (IOException e) {
            in.drop(); // it has ended, which its other end tells
        }
    }

    private void complaints() {
        try (BufferedReader err = process.errorReader()) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                if (!line.isBlank()) {
                    complaint = VisibleText.line(line, 200);
                    LOG.debug("{}: {}", name, complaint);
                }
            }
        } catch (IOException e) {
            // Nothing more comes.
        }
    }

    private void listen(Listener listener, Thread complaints) {
        try (var out = process.getInputStream()) {
            LineReader lines = new LineReader(out, Shares.LONGEST_LINE);
            while (true) {
                try {
                    byte[] line = lines.next();
                    if (line == null) {
                        break;
                    }
                    listener.said(this, line);
                } catch (LineReader.TooLong e) {
                    listener.saidTooMuch(this, e);
                }
            }
        } catch (IOException e) {
            LOG.debug("{} can be read no more: {}", name, e.toString());
        }
        // Who closes its output and goes on is of no use to anybody.
        end(Duration.ofMillis(500));
        try {
            complaints.join(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        in.drop();
        listener.ended(this);
    }

    /// How it ended, in the middle of a sentence.
    String end() {
        String code = process.isAlive() ? "" : " with exit code " + process.exitValue();
        return "has ended" + code + (complaint.isEmpty() ? "" : " (it said: " + complaint + ")");
    }

    /// Closes its input, which asks it to end; then TERM, then KILL for all that is left of it.
    ///
    /// @param patience before each step
    void end(Duration patience) {
        try {
            if (in.finish()) {
                process.getOutputStream().close();
            }
        } catch (IOException e) {
            LOG.debug("{} has closed its input: {}", name, e.toString());
        }
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroy();
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    Children.killTree(process);
                }
            }
        } catch (InterruptedException e) {
            Children.killTree(process);
            Thread.currentThread().interrupt();
        }
    }
}
