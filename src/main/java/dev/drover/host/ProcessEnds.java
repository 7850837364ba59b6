package dev.drover.host;

import dev.drover.model.ProcessKey;

import java.util.function.Consumer;

/// Tells at once when a process has ended, without looking again and again.
public interface ProcessEnds extends AutoCloseable {
    /// Watches this very process and calls back once when it has ended: on this thread if it has
    /// already, else on the watching thread, where the callback must be quick.
    ///
    /// @return false if it cannot be watched; then only the next scan tells
    boolean watch(ProcessKey key, Consumer<ProcessKey> onEnd);

    @Override
    void close();

    /// The watcher of this machine; where there is none, one that watches nothing and says so.
    static ProcessEnds open() {
        PidfdEnds ends = Platform.current() == Platform.LINUX ? PidfdEnds.tryOpen() : null;
        return ends == null ? new Unwatched() : ends;
    }

    /// For systems that have no such means.
    final class Unwatched implements ProcessEnds {
        private Unwatched() {}

        @Override
        public boolean watch(ProcessKey key, Consumer<ProcessKey> onEnd) {
            return false;
        }

        @Override
        public void close() {}
    }
}
