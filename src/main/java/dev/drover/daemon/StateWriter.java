package dev.drover.daemon;

import dev.drover.config.Settings;
import dev.drover.core.Decision;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.core.Rule;
import dev.drover.model.Event;
import dev.drover.model.State;
import dev.drover.store.StateStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/// The one thread that owns the state and the write connection. It takes what is queued, decides
/// each rule, records all events in one transaction, publishes one change, and only then answers.
///
/// Where the disk takes nothing, it goes on in *degraded mode*: answers say that they are not
/// durable, and up to a limit the events wait for the disk.
final class StateWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateWriter.class);
    private static final int LARGEST_BATCH = 512;
    private static final Duration RETRY = Duration.ofSeconds(1);

    /// A reply, and whether what it rests on is on disk.
    record Outcome<R>(R reply, boolean durable) {}

    private final StateStore store;
    private final InstantSource clock;
    private final Recorder recorder;
    private final Consumer<Change> publisher;
    private final LinkedBlockingQueue<WriterJob<?>> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final Thread thread;
    private volatile State state;
    private volatile boolean open = true;
    private volatile long beatNanos = System.nanoTime();
    private volatile int largestBatch;

    StateWriter(
            StateStore store,
            InstantSource clock,
            Settings.Store limits,
            State initial,
            long lastSeq,
            Consumer<Change> publisher) {
        this.store = store;
        this.clock = clock;
        this.recorder = new Recorder(store, limits.waitingEvents(), lastSeq);
        this.state = initial;
        this.publisher = publisher;
        this.thread = Thread.ofPlatform().name("state-writer").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    State state() {
        return state;
    }

    boolean durable() {
        return recorder.durable();
    }

    int queueLength() {
        return pending.get();
    }

    int largestBatch() {
        return largestBatch;
    }

    /// Time since the thread last took or awaited work; long means that it hangs.
    Duration sinceBeat() {
        return Duration.ofNanos(System.nanoTime() - beatNanos);
    }

    /// Decides, records, publishes, then returns the reply.
    ///
    /// @throws Refused if the rule says no, or the disk is gone and the waiting room full
    <R> R submit(Rule<R> rule) {
        return submitTold(rule).reply();
    }

    <R> Outcome<R> submitTold(Rule<R> rule) {
        if (pending.get() == 0) {
            // Nothing is under way, so the published state is the current one: a decision that
            // changes
            // nothing needs neither the thread nor the disk. Most hooks of a busy agent are of this
            // kind.
            Decision<R> decision = rule.decide(state, clock.instant());
            if (decision.events().isEmpty()) {
                return new Outcome<>(decision.reply(), recorder.durable());
            }
        }
        return enqueue(new WriterJob.OfRule<>(rule));
    }

    /// Runs work that needs the write connection between two batches.
    <R> R withStore(Function<StateStore, R> work) {
        return enqueue(new WriterJob.OfStore<>(store, work)).reply();
    }

    private <R> Outcome<R> enqueue(WriterJob<R> job) {
        if (!open) {
            throw new Refused(
                    new Refusal.NotNow("Drover is shutting down. Try again in a moment."));
        }
        pending.incrementAndGet();
        queue.add(job);
        try {
            return job.future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a decision was recorded");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void run() {
        List<WriterJob<?>> batch = new ArrayList<>();
        while (open || !queue.isEmpty()) {
            beatNanos = System.nanoTime();
            batch.clear();
            try {
                WriterJob<?> first = queue.poll(RETRY.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    recorder.catchUp(state);
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, LARGEST_BATCH - 1);
            } catch (InterruptedException e) {
                continue; // closing says so by `open`
            }
            largestBatch = Math.max(largestBatch, batch.size());
            work(batch);
        }
        recorder.catchUp(state);
    }

    private void work(List<WriterJob<?>> batch) {
        State before = state;
        State after = before;
        Instant now = clock.instant();
        List<Event> events = new ArrayList<>();
        for (WriterJob<?> job : batch) {
            try {
                after = job.decide(after, now, events);
            } catch (Throwable e) { // one bad rule, even out of memory, must not end the thread
                job.fail(e);
            }
        }
        try {
            boolean recorded =
                    events.isEmpty() ? recorder.durable() : recorder.record(events, after, now);
            if (!events.isEmpty()) {
                state = after;
                publisher.accept(new Change(before, after, events, recorder.lastSeq()));
            }
            batch.forEach(job -> job.complete(recorded));
        } catch (Throwable e) {
            if (!(e instanceof Refused)) {
                LOG.error(
                        "A batch of {} decisions could not be recorded and was undone",
                        batch.size(),
                        e);
            }
            batch.forEach(job -> job.fail(e));
        } finally {
            pending.addAndGet(-batch.size());
        }
    }

    /// Finishes what is queued, then ends the thread.
    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
