package dev.drover.app;

import dev.drover.model.view.Health;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Looks at the whole daemon from outside of its threads (TM5): what is late or broken is said in
/// the log when it begins and when it ends. A look that does not come back is itself a finding.
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final Supplier<Health> health;
    private final BooleanSupplier lockInPlace;
    private final Duration every;
    private final Set<String> failing = new HashSet<>();
    private final Thread thread;

    /// @param every time between two looks; a look may take as long
    /// @param lockInPlace false if the lock's file was removed or replaced
    Watchdog(Supplier<Health> health, BooleanSupplier lockInPlace, Duration every) {
        this.health = health;
        this.lockInPlace = lockInPlace;
        this.every = every;
        this.thread = new Thread(this::watch, "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(every);
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        Thread looker = Thread.ofVirtual().name("watchdog-look").start(this::lookAtChecks);
        boolean back = looker.join(every);
        if (!back) {
            looker.interrupt();
        }
        judge("daemon", back, "did not say how it is within " + every.toSeconds() + " s");
        judge("lock", lockInPlace.getAsBoolean(), "its file was removed or replaced");
    }

    private void lookAtChecks() {
        try {
            for (Map.Entry<String, Health.Check> check : health.get().checks().entrySet()) {
                judge(check.getKey(), check.getValue().ok(), check.getValue().detail());
            }
        } catch (RuntimeException e) {
            judge("health", false, e.toString());
        }
    }

    private synchronized void judge(String what, boolean ok, String detail) {
        if (!ok && failing.add(what)) {
            LOG.warn("Self-check {} fails: {}", what, detail);
        } else if (ok && failing.remove(what)) {
            LOG.info("Self-check {} is well again", what);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
