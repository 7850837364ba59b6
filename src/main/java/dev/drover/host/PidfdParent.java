package dev.drover.host;

/// A process's parent from the kernel itself, without `/proc`.
final class PidfdParent {
    /// Kernels before 6.13 do not know the question, and need not be asked twice.
    private volatile boolean known;

    /// @param known false to leave the kernel alone
    PidfdParent(boolean known) {
        this.known = known;
    }

    /// @return 0 if the kernel does not tell
    long of(long pid) {
        if (!known || pid <= 0 || pid > Integer.MAX_VALUE) {
            return 0;
        }
        long parent = Libc.parent(pid);
        // A process that has gone, and a thread's number, are no such answers.
        if (parent == -Libc.ENOTTY || parent == -Libc.ENOSYS) {
            known = false;
        }
        return Math.max(0, parent);
    }
}
