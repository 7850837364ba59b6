package dev.drover.daemon;

import dev.drover.core.Lookup;
import dev.drover.host.ProcessTable;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.State;
import dev.drover.model.view.Health;
import dev.drover.store.Database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// What the daemon says of itself and of how each instance is: health and notices.
final class SelfDescription {
    private final String version;
    private final InstanceId runId;
    private final StateWriter writer;
    private final InstanceViews views;
    private final HealthChecks checks;
    private final LiveSettings settings;
    private final Database database;
    private final ProcessTable processes;
    private final Supplier<List<Periodic>> watchers;
    private final IntSupplier subscribers;
    private final Supplier<OptionalInt> port;
    private final Supplier<List<String>> usage;
    private final InstantSource clock;

    SelfDescription(
            String version,
            InstanceId runId,
            StateWriter writer,
            InstanceViews views,
            HealthChecks checks,
            LiveSettings settings,
            Database database,
            ProcessTable processes,
            Supplier<List<Periodic>> watchers,
            IntSupplier subscribers,
            Supplier<OptionalInt> port,
            Supplier<List<String>> usage,
            InstantSource clock) {
        this.version = version;
        this.runId = runId;
        this.writer = writer;
        this.views = views;
        this.checks = checks;
        this.settings = settings;
        this.database = database;
        this.processes = processes;
        this.watchers = watchers;
        this.subscribers = subscribers;
        this.port = port;
        this.usage = usage;
        this.clock = clock;
    }

    /// One line for each thing that a person should know.
    List<String> notices() {
        List<String> notices = new ArrayList<>(database.opening().notices());
        notices.addAll(settings.notices());
        usage.get().stream().filter(n -> !notices.contains(n)).forEach(notices::add);
        if (!writer.durable()) {
            notices.add(
                    "Degraded: the disk takes no writes, so what happens now is kept in memory"
                            + " only. Free some space or check permissions.");
        }
        for (Periodic watcher : watchers.get()) {
            if (watcher.isLate()) {
                notices.add(
                        "The "
                                + watcher.name()
                                + " has had no success for "
                                + watcher.sinceSuccess().toSeconds()
                                + " s; the log says why.");
            }
        }
        return notices;
    }

    Health health() {
        Map<String, Health.Check> all = checks.checks();
        OptionalInt tcp = port.get();
        return new Health(
                HealthChecks.status(all),
                version,
                runId.value(),
                subscribers.getAsInt(),
                checks.uptimeSeconds(),
                writer.durable(),
                tcp.isPresent() ? tcp.getAsInt() : null,
                all);
    }

    /// Of this program.
    String version() {
        return version;
    }

    /// How one instance is: seen, silent, or gone.
    Health healthOf(String id) {
        State state = writer.state();
        Instance instance = Lookup.instance(state, id);
        Map<String, Health.Check> all = new LinkedHashMap<>();
        all.put("process", new Health.Check(instance.isLive(), presence(instance)));
        boolean heard = instance.staleSince() == null;
        Instant seen = views.view(instance, state).lastSeen();
        all.put("silence", new Health.Check(heard, "last seen " + seen));
        return new Health(
                instance.isLive() && heard ? "ok" : instance.state().toString(),
                version,
                instance.id().value(),
                0,
                Duration.between(instance.startedAt(), clock.instant()).toSeconds(),
                writer.durable(),
                null,
                all);
    }

    private String presence(Instance instance) {
        return instance.process() == null
                ? "no process is known"
                : processes.presence(instance.process()).name().toLowerCase(Locale.ROOT);
    }
}
