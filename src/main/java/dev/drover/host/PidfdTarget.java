package dev.drover.host;

import java.time.Duration;

/// A process held by its pidfd: opened before the identity is looked at, it cannot come to mean
/// another process afterwards.
final class PidfdTarget implements Signals.Target {
    private final int pidfd;

    PidfdTarget(long pid) {
        pidfd = Libc.pidfdOpen(pid);
    }

    @Override
    public boolean send(Signals.Signal signal) {
        return pidfd >= 0 && Libc.pidfdSendSignal(pidfd, signal.number) == 0;
    }

    @Override
    public boolean endedWithin(Duration time) {
        if (pidfd < 0) {
            return false;
        }
        if (!Thread.currentThread().isVirtual()) {
            return poll(time);
        }
        // A native call pins a virtual thread to its carrier, and there are few of those.
        boolean[] ended = new boolean[1];
        Thread waiting =
                Thread.ofPlatform().daemon().name("signal-wait").start(() -> ended[0] = poll(time));
        boolean interrupted = false;
        while (waiting.isAlive()) {
            try {
                waiting.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ended[0];
    }

    private boolean poll(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        int outcome;
        do {
            long left = Math.max(0, deadline - System.nanoTime());
            outcome = Libc.pollReadable(pidfd, (int) Math.min(Integer.MAX_VALUE, left / 1_000_000));
        } while (outcome == -Libc.EINTR);
        return outcome == 1;
    }

    @Override
    public void close() {
        if (pidfd >= 0) {
            Libc.close(pidfd);
        }
    }
}
