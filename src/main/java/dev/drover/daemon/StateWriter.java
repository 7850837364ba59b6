package dev.drover.daemon;

import dev.drover.config.Settings;
import dev.drover.core.Decision;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.core.Rule;
import dev.drover.model.Event;
import dev.drover.model.State;
import dev.drover.store.StateStore;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Owns the state and the write connection. Whoever has the turn takes what is queued, decides each
/// rule, records all events in one transaction, publishes one change, and only then answers. There
/// is one turn, so that everything happens in one order.
///
/// A caller on a thread of the system who is alone takes the turn himself: to wake another thread
/// and be woken by it costs a hook more than what it asks for. Where several come at once they
/// leave it to the writer's own thread, which decides all that was queued meanwhile in one go. So
/// do virtual threads always, because SQLite would hold on to their carrier.
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
    private final ConcurrentLinkedQueue<WriterJob<?>> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicInteger pending = new AtomicInteger();
    private final Thread thread;
    private volatile State state;
    private volatile boolean open = true;
    private volatile @Nullable Long turnSince;
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

    /// How long the batch that is being written has taken so far; long means that it hangs.
    Duration underWay() {
        Long since = turnSince;
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /// Decides, records, publishes, then returns the reply.
    ///
    /// @throws Refused if the rule says no, or the disk is gone and the waiting room full
    <R> R submit(Rule<R> rule) {
        return submitTold(rule).reply();
    }

    /// Decides on the published state first. Where that changes nothing, neither the turn nor the
    /// disk is needed, and most hooks of a busy agent are of this kind: what others have queued is
    /// not answered yet, so this decision may well have come before them.
    <R> Outcome<R> submitTold(Rule<R> rule) {
        State published = state;
        Decision<R> decision = rule.decide(published, clock.instant());
        return decision.events().isEmpty()
                ? new Outcome<>(decision.reply(), recorder.durable())
                : enqueue(new WriterJob.OfRule<>(rule, published, decision));
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
        boolean alone = pending.incrementAndGet() == 1;
        queue.add(job);
        if ((alone && !Thread.currentThread().isVirtual()) || !open) {
            takeTurns(job.future::isDone);
        }
        if (!queue.isEmpty() || !recorder.durable()) {
            LockSupport.unpark(thread);
        }
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

    /// Works while something is queued, the turn is free and it is not enough. Who fails to get the
    /// turn may leave: whoever has it looks at the queue again after giving it back.
    private void takeTurns(BooleanSupplier enough) {
        while (!enough.getAsBoolean() && !queue.isEmpty() && turn.tryLock()) {
            try {
                turnSince = System.nanoTime();
                work(nextBatch());
            } finally {
                turnSince = null;
                turn.unlock();
            }
        }
    }

    private List<WriterJob<?>> nextBatch() {
        List<WriterJob<?>> batch = new ArrayList<>();
        for (WriterJob<?> job = queue.poll(); job != null; job = queue.poll()) {
            batch.add(job);
            if (batch.size() == LARGEST_BATCH) {
                break;
            }
        }
        largestBatch = Math.max(largestBatch, batch.size());
        return batch;
    }

    /// The writer's own thread: what others leave, and what waits for the disk.
    private void run() {
        while (open || !queue.isEmpty()) {
            takeTurns(() -> false);
            if (!recorder.durable()) {
                catchUp();
            }
            // Whoever has the turn now looks at the queue after it, and wakes this thread.
            if (open && (queue.isEmpty() || turn.isLocked())) {
                if (recorder.durable()) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, RETRY.toNanos());
                }
            }
        }
        catchUp();
    }

    private void catchUp() {
        turn.lock();
        try {
            turnSince = System.nanoTime();
            recorder.catchUp(state);
        } finally {
            turnSince = null;
            turn.unlock();
        }
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
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
