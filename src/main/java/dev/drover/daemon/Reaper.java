package dev.drover.daemon;

import dev.drover.config.Settings;
import dev.drover.core.LifeRules;
import dev.drover.core.SleepGuard;
import dev.drover.model.InstanceId;
import dev.drover.model.Sample;
import dev.drover.store.StateStore;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Removes what expired: silent instances go stale, ended ones are forgotten, old history goes, the
/// write-ahead log is cut, samples are written down.
final class Reaper {
    private static final Duration HOUSEKEEPING = Duration.ofHours(1);

    private final StateWriter writer;
    private final Samples samples;
    private final AgentWatcher watcher;
    private final Supplier<Settings> settings;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private SleepGuard guard;
    private Instant housekept = Instant.EPOCH;

    Reaper(
            StateWriter writer,
            Samples samples,
            AgentWatcher watcher,
            Supplier<Settings> settings,
            InstantSource clock,
            LongSupplier nanos) {
        this.writer = writer;
        this.samples = samples;
        this.watcher = watcher;
        this.settings = settings;
        this.clock = clock;
        this.nanos = nanos;
        this.guard = SleepGuard.startingAt(clock.instant(), nanos.getAsLong());
    }

    void sweep(Duration interval) {
        Settings.Instances limits = settings.get().instances();
        long now = nanos.getAsLong();
        guard = guard.look(clock.instant(), now, interval, limits.staleAfter());
        Set<InstanceId> unseen = watcher.unseen();
        if (guard.trusts(now) && !unseen.isEmpty()) {
            Map<InstanceId, Instant> lastSeen = new HashMap<>();
            Set<InstanceId> heartbeats = new HashSet<>();
            for (InstanceId id : unseen) {
                Sample sample = samples.of(id).orElse(null);
                if (sample != null) {
                    lastSeen.put(id, sample.lastSeen());
                    if (sample.lastHeartbeat() != null) {
                        heartbeats.add(id);
                    }
                }
            }
            writer.submit(
                    LifeRules.sweep(
                            unseen,
                            lastSeen,
                            heartbeats,
                            limits.staleAfter(),
                            limits.staleAfterHeartbeat()));
        }
        writer.submit(LifeRules.forget(limits.keepEnded(), false));
    }

    /// Writes the samples, cuts the log; once an hour the older history goes.
    void tidy() {
        Settings.Store limits = settings.get().store();
        Map<InstanceId, Sample> unwritten = samples.takeUnwritten();
        Instant now = clock.instant();
        boolean hourly = housekept.plus(HOUSEKEEPING).isBefore(now);
        if (hourly) {
            housekept = now;
        }
        writer.withStore(
                store -> {
                    tidy(store, unwritten, limits, hourly ? now : null);
                    return true;
                });
    }

    private static void tidy(
            StateStore store,
            Map<InstanceId, Sample> unwritten,
            Settings.Store limits,
            @Nullable Instant hourlyNow) {
        if (!unwritten.isEmpty()) {
            store.recordSamples(unwritten);
        }
        if (store.walBytes() > limits.walLimitBytes()) {
            store.truncateWal();
        }
        if (hourlyNow != null) {
            store.forgetJournal(hourlyNow.minus(limits.keepJournal()));
        }
    }
}
