package dev.drover.host;

import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Watches processes by pidfd: one descriptor a process, one thread for all of them in epoll. A
/// pidfd stands for one process for ever, so a reused pid cannot be mistaken for it.
final class PidfdEnds implements ProcessEnds {
    private static final Logger LOG = LoggerFactory.getLogger(PidfdEnds.class);

    private final ProcessTable table = ProcessTable.ofThisMachine();
    private final int epoll;
    private final int wake;
    private final Thread thread;
    private final Map<Integer, Watch> watches = new HashMap<>();
    private boolean closed;

    private record Watch(ProcessKey key, Consumer<ProcessKey> onEnd) {}

    private PidfdEnds(int epoll, int wake) {
        this.epoll = epoll;
        this.wake = wake;
        thread = Thread.ofPlatform().daemon().name("process-ends").unstarted(this::waitForEnds);
    }

    /// Null where the kernel refuses.
    static @Nullable PidfdEnds tryOpen() {
        int epoll = Libc.epollCreate();
        int wake = Libc.eventFd();
        if (epoll < 0 || wake < 0 || Libc.epollAdd(epoll, wake) < 0) {
            closeIfOpen(epoll);
            closeIfOpen(wake);
            return null;
        }
        PidfdEnds ends = new PidfdEnds(epoll, wake);
        ends.thread.start();
        return ends;
    }

    @Override
    public boolean watch(ProcessKey key, Consumer<ProcessKey> onEnd) {
        ProcessTable.Presence presence;
        int pidfd = Libc.pidfdOpen(key.pid());
        // Asked after opening: from here on the descriptor cannot come to mean another process.
        presence = table.presence(key);
        if (presence == ProcessTable.Presence.ALIVE && pidfd >= 0) {
            return register(pidfd, new Watch(key, onEnd));
        }
        closeIfOpen(pidfd);
        if (presence != ProcessTable.Presence.GONE) {
            return false;
        }
        onEnd.accept(key);
        return true;
    }

    private boolean register(int pidfd, Watch watch) {
        synchronized (watches) {
            if (!closed) {
                watches.put(pidfd, watch);
                if (Libc.epollAdd(epoll, pidfd) >= 0) {
                    return true;
                }
                watches.remove(pidfd);
            }
        }
        Libc.close(pidfd);
        return false;
    }

    private void waitForEnds() {
        int[] ready = new int[64];
        while (true) {
            int count = Libc.epollWait(epoll, ready);
            if (count < 0 && count != -Libc.EINTR) {
                LOG.error("Ends of processes are not noticed any more: errno {}", -count);
                return;
            }
            for (int i = 0; i < count; i++) {
                if (ready[i] == wake) {
                    return;
                }
                ended(ready[i]);
            }
        }
    }

    private void ended(int pidfd) {
        Watch watch;
        synchronized (watches) {
            watch = watches.remove(pidfd);
            // Closing takes it out of epoll as well. Only now may the number be used again.
            Libc.close(pidfd);
        }
        if (watch == null) {
            return;
        }
        try {
            watch.onEnd.accept(watch.key);
        } catch (RuntimeException e) {
            LOG.error("The end of process {} could not be handled", watch.key, e);
        }
    }

    @Override
    public void close() {
        synchronized (watches) {
            if (closed) {
                return;
            }
            closed = true;
        }
        Libc.eventFdWrite(wake);
        if (Thread.currentThread() != thread) {
            joinThread();
        }
        synchronized (watches) {
            watches.keySet().forEach(Libc::close);
            watches.clear();
        }
        Libc.close(epoll);
        Libc.close(wake);
    }

    private void joinThread() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeIfOpen(int fd) {
        if (fd >= 0) {
            Libc.close(fd);
        }
    }
}
