package dev.drover.daemon;

import dev.drover.core.Refused;
import dev.drover.model.view.Health;
import dev.drover.store.StateStore;
import dev.drover.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Looks at the daemon itself: process, heartbeat, memory, queue, errors, the database by reading
/// and writing it, and each watcher.
final class HealthChecks {
    private static final Duration HUNG = Duration.ofSeconds(10);
    private static final Duration PROBE_KEPT = Duration.ofSeconds(1);
    private static final Duration PROBE_WITHIN = Duration.ofSeconds(2);
    private static final int LONG_QUEUE = 1_000;

    private final StateWriter writer;
    private final Supplier<List<Periodic>> watchers;
    private final Metrics metrics;
    private final Supplier<Health.Check> usage;
    private final long startedNanos = System.nanoTime();
    private volatile @Nullable Probe lastProbe;

    private record Probe(Health.Check check, long atNanos) {}

    HealthChecks(
            StateWriter writer,
            Supplier<List<Periodic>> watchers,
            Metrics metrics,
            Supplier<Health.Check> usage) {
        this.writer = writer;
        this.watchers = watchers;
        this.metrics = metrics;
        this.usage = usage;
    }

    long uptimeSeconds() {
        return Duration.ofNanos(System.nanoTime() - startedNanos).toSeconds();
    }

    Map<String, Health.Check> checks() {
        Map<String, Health.Check> checks = new LinkedHashMap<>();
        checks.put(
                "process",
                new Health.Check(true, "pid " + ownPid() + ", up " + uptimeSeconds() + " s"));
        checks.put("heartbeat", heartbeat());
        checks.put("memory", memory());
        int queue = writer.queueLength();
        checks.put("queue", new Health.Check(queue < LONG_QUEUE, queue + " decisions wait"));
        long errors = metrics.recentErrors();
        checks.put("errors", new Health.Check(errors == 0, errors + " in the last five minutes"));
        checks.put("database", database());
        checks.put("usage-database", usage.get());
        for (Periodic watcher : watchers.get()) {
            checks.put(watcher.name(), watcherCheck(watcher));
        }
        return checks;
    }

    /// @return `ok`, `degraded` (works, but something of it does not) or `failing`
    static String status(Map<String, Health.Check> checks) {
        boolean alive = ok(checks, "heartbeat") && ok(checks, "queue");
        boolean all = checks.values().stream().allMatch(Health.Check::ok);
        return !alive ? "failing" : all ? "ok" : "degraded";
    }

    private static boolean ok(Map<String, Health.Check> checks, String name) {
        Health.Check check = checks.get(name);
        return check == null || check.ok();
    }

    private static long ownPid() {
        return dev.drover.host.OwnProcess.pid();
    }

    private Health.Check heartbeat() {
        Duration busy = writer.underWay();
        return new Health.Check(
                busy.compareTo(HUNG) < 0,
                busy.isZero()
                        ? "the state writer is at rest"
                        : "the state writer has been at one batch for " + busy.toMillis() + " ms");
    }

    private static Health.Check memory() {
        Runtime runtime = Runtime.getRuntime();
        long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        long most = runtime.maxMemory() >> 20;
        return new Health.Check(used < most * 95 / 100, used + " of " + most + " MB heap used");
    }

    private Health.Check database() {
        Probe last = lastProbe;
        if (last != null && System.nanoTime() - last.atNanos() < PROBE_KEPT.toNanos()) {
            return last.check();
        }
        Health.Check check = probe();
        lastProbe = new Probe(check, System.nanoTime());
        return check;
    }

    private Health.Check probe() {
        if (!writer.durable()) {
            return new Health.Check(false, "takes no writes; events wait in memory");
        }
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("database-probe")
                .start(
                        () -> {
                            try {
                                writer.withStore(HealthChecks::readAndWrite);
                                done.complete(true);
                            } catch (RuntimeException e) {
                                done.completeExceptionally(e);
                            }
                        });
        try {
            done.get(PROBE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return new Health.Check(true, "reads and writes");
        } catch (TimeoutException e) {
            return new Health.Check(
                    false, "did not answer within " + PROBE_WITHIN.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Health.Check(
                    false,
                    e.getCause() instanceof StoreException || e.getCause() instanceof Refused
                            ? String.valueOf(e.getCause().getMessage())
                            : "failed; the log says why");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Health.Check(false, "was not asked: the daemon is stopping");
        }
    }

    private static boolean readAndWrite(StateStore store) {
        store.probe();
        return true;
    }

    private static Health.Check watcherCheck(Periodic watcher) {
        return new Health.Check(
                !watcher.isLate(),
                "last success "
                        + watcher.sinceSuccess().toSeconds()
                        + " s ago, "
                        + watcher.failures()
                        + " failures");
    }
}
