package dev.drover.daemon.usage;

import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.ConversationFacts;
import dev.drover.store.StoreException;
import dev.drover.store.UsageReading;
import dev.drover.store.UsageSamples;
import dev.drover.store.UsageStore;
import dev.drover.store.UsageTaken;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// The one thread that writes usage. Where the disk takes nothing, readers of transcripts wait and
/// what hooks have counted stays in memory; hooks themselves never come here.
final class UsageLane implements UsageSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UsageLane.class);
    private static final int MOST_WAITING = 64;
    private static final int LARGEST_BATCH = 20_000;
    private static final Duration RETRY = Duration.ofSeconds(1);

    /// Either a stretch of a transcript, or something else to be done in turn.
    private record Work(@Nullable TranscriptBatch batch, @Nullable Runnable task) {}

    private final UsageStore store;
    private final Ledger ledger;
    private final Rate rate;
    private final InstantSource clock;
    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean open = true;
    private volatile @Nullable String trouble;
    private volatile UsageSamples unsaved = UsageSamples.NONE;

    UsageLane(UsageStore store, Ledger ledger, Rate rate, InstantSource clock) {
        this.store = store;
        this.ledger = ledger;
        this.rate = rate;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("usage-writer").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Why nothing is written at the moment; null while all is well.
    @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void take(TranscriptBatch batch) {
        put(new Work(batch, null));
    }

    /// Does this in turn, on the lane's thread.
    void later(Runnable task) {
        put(new Work(null, task));
    }

    /// Waits while the queue is full; does nothing once the lane is closed.
    private void put(Work work) {
        try {
            boolean taken = false;
            while (open && !taken) {
                taken = queue.offer(work, RETRY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Adds what came in beside transcripts. What the disk does not take comes again next time.
    void keep(UsageSamples samples) {
        UsageSamples all = unsaved.plus(samples);
        unsaved = all;
        try {
            if (!all.isEmpty()) {
                List<ConversationFacts> facts = store.keep(all, clock.instant());
                unsaved = UsageSamples.NONE;
                facts.forEach(this::learn);
            } else if (trouble != null) {
                store.probe();
            }
            trouble = null;
        } catch (StoreException e) {
            trouble(e);
        }
    }

    /// What hooks have counted and no disk has taken yet.
    UsageSamples unsaved() {
        return unsaved;
    }

    private void run() {
        while (open || !queue.isEmpty()) {
            try {
                work(queue.take());
            } catch (InterruptedException e) {
                return; // nobody does that
            } catch (RuntimeException | Error e) {
                LOG.error("Usage could not be counted", e);
            }
        }
    }

    private void work(Work first) {
        List<TranscriptBatch> batches = new ArrayList<>();
        int uses = 0;
        for (Work work = first; work != null; work = queue.poll()) {
            TranscriptBatch batch = work.batch();
            if (batch != null) {
                batches.add(batch);
                uses += batch.uses().size();
            }
            Runnable task = work.task();
            if (task != null) {
                write(batches);
                batches.clear();
                task.run();
            }
            if (uses >= LARGEST_BATCH) {
                break;
            }
        }
        write(batches);
    }

    /// Writes what was read; on the lane's thread.
    void write(List<TranscriptBatch> batches) {
        if (batches.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<UsageReading> readings = batches.stream().map(b -> Readings.of(b, now)).toList();
        while (true) {
            UsageTaken taken;
            try {
                taken = store.take(readings, now);
            } catch (StoreException e) {
                trouble(e);
                boolean mends =
                        switch (e.kind()) {
                            case UNWRITABLE, BUSY -> true;
                            case CORRUPT, NEWER, OTHER -> false;
                        };
                if (!mends || !open) {
                    return; // positions were not kept either: it is read again after a start
                }
                rest();
                continue;
            }
            trouble = null;
            learn(taken);
            rate.add(taken.rows(), now);
            return;
        }
    }

    private void trouble(StoreException e) {
        if (trouble == null) {
            LOG.error("Usage cannot be written; what comes in waits", e);
        }
        trouble = String.valueOf(e.getMessage());
    }

    private void rest() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Of a conversation that is not in memory yet, all is read: what was added is only a part.
    private void learn(UsageTaken taken) {
        Set<Conversation> unknown = new LinkedHashSet<>();
        taken.rows().forEach(r -> unknown.add(r.conversation()));
        taken.conversations().forEach(c -> unknown.add(c.conversation()));
        unknown.removeIf(ledger::knows);
        ledger.add(taken, unknown);
        unknown.forEach(this::load);
    }

    private void learn(ConversationFacts facts) {
        if (ledger.knows(facts.conversation())) {
            ledger.put(facts);
        } else {
            load(facts.conversation());
        }
    }

    /// Reads all of one conversation into memory.
    void load(Conversation conversation) {
        ledger.put(store.conversation(conversation), conversation, store.totals(conversation));
    }

    /// Writes what is queued, then ends the thread.
    @Override
    public void close() {
        open = false;
        boolean woken = queue.offer(new Work(null, () -> {})); // if it is full it is awake
        LOG.debug("The usage writer ends; it slept: {}", woken);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
