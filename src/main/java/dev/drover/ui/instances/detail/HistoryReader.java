package dev.drover.ui.instances.detail;

import dev.drover.model.view.InstanceHistory;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads the history of the agent that is looked at, off the FX thread, one question at a time:
/// what was asked meanwhile is asked afterwards, and only the newest.
final class HistoryReader {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryReader.class);

    private final Function<String, InstanceHistory> history;
    private final Executor toolkit;
    private final Consumer<InstanceHistory> show;
    private boolean underWay;
    private @Nullable String next;

    HistoryReader(
            Function<String, InstanceHistory> history,
            Executor toolkit,
            Consumer<InstanceHistory> show) {
        this.history = history;
        this.toolkit = toolkit;
        this.show = show;
    }

    /// On the FX thread.
    void ask(String id) {
        if (underWay) {
            next = id;
        } else {
            underWay = true;
            Thread.ofVirtual().name("instance-history").start(() -> read(id));
        }
    }

    private void read(String id) {
        try {
            InstanceHistory found = history.apply(id);
            toolkit.execute(() -> answer(found));
        } catch (RuntimeException e) {
            LOG.warn("The history of {} cannot be read", id, e);
            toolkit.execute(() -> answer(null));
        }
    }

    private void answer(@Nullable InstanceHistory found) {
        underWay = false;
        String later = next;
        next = null;
        if (later != null) {
            ask(later);
        }
        if (found != null && (later == null || later.equals(found.id()))) {
            show.accept(found);
        }
    }
}
