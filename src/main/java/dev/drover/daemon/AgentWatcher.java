package dev.drover.daemon;

import dev.drover.agents.Agent;
import dev.drover.agents.AgentRegistry;
import dev.drover.agents.Agents;
import dev.drover.core.LifeRules;
import dev.drover.core.Refused;
import dev.drover.core.SightingRules;
import dev.drover.core.SightingRules.Seen;
import dev.drover.daemon.SessionProcesses.Found;
import dev.drover.host.OtherHomes;
import dev.drover.host.ProcessEnds;
import dev.drover.host.ProcessTable;
import dev.drover.host.git.Checkouts;
import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.Sample;
import dev.drover.model.Sighting;
import dev.drover.model.Source;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Finds agents that run without a word of theirs, and sees their ends: by the process table, by
/// their vendors' registries, and at once by the kernel's word where it gives one.
final class AgentWatcher {
    private static final Logger LOG = LoggerFactory.getLogger(AgentWatcher.class);

    private final StateWriter writer;
    private final Samples samples;
    private final Callers callers;
    private final ServedTerminals served;
    private final SessionProcesses sessions;
    private final ProcessTable processes;
    private final ProcessEnds ends;
    private final Checkouts checkouts;
    private final Agents agents;
    private final InstantSource clock;
    private final Consumer<List<ProcessFacts>> further;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Set<ProcessKey> watched = ConcurrentHashMap.newKeySet();
    private volatile Set<InstanceId> unseen = Set.of();
    private volatile boolean looked;

    /// @param further gets what each scan has seen, after the agents in it are known
    AgentWatcher(
            StateWriter writer,
            Samples samples,
            Callers callers,
            ServedTerminals served,
            ProcessTable processes,
            ProcessEnds ends,
            Checkouts checkouts,
            Agents agents,
            OtherHomes others,
            InstantSource clock,
            Consumer<List<ProcessFacts>> further) {
        this.further = further;
        this.writer = writer;
        this.samples = samples;
        this.callers = callers;
        this.served = served;
        this.sessions = new SessionProcesses(agents, others, clock);
        this.processes = processes;
        this.ends = ends;
        this.checkouts = checkouts;
        this.agents = agents;
        this.clock = clock;
    }

    /// Live instances whose process cannot be seen now.
    Set<InstanceId> unseen() {
        return unseen;
    }

    /// Looks at all processes: new agents begin, gone ones end, memory is read.
    void lookAtProcesses() {
        List<Sighting> sightings = new ArrayList<>();
        List<ProcessFacts> seen = processes.scan();
        for (Found found : sessions.in(seen)) {
            sightings.add(scanned(found.agent(), found.process()));
        }
        observe(sightings);
        findGone();
        List<InstanceId> over = served.over(writer.state());
        if (!over.isEmpty()) {
            writer.submit(LifeRules.over(over, "the session was closed"));
        }
        List<ProcessKey> launchers = sessions.launchers(writer.state());
        if (!launchers.isEmpty()) {
            writer.submit(LifeRules.gone(launchers, "its session runs in another process"));
        }
        looked = true;
        further.accept(seen);
    }

    /// Has the process table been looked at since the start?
    boolean hasLooked() {
        return looked;
    }

    /// Looks at the lists that vendors keep; cheap, and so done more often.
    void lookAtRegistries() {
        List<Sighting> sightings = new ArrayList<>();
        for (AgentRegistry registry : agents.registries()) {
            sightings.addAll(registry.sightings(processes::look));
        }
        observe(sightings);
    }

    private Sighting scanned(Agent agent, ProcessFacts facts) {
        String directory = agent.directory(facts);
        String session =
                directory == null || agent.served().isEmpty()
                        ? null
                        : served.conversation(
                                        agent,
                                        facts,
                                        checkouts.locate(directory, null),
                                        writer.state())
                                .orElse(null);
        return new Sighting(
                agent.name(),
                facts.key(),
                Source.SCAN,
                facts.startedAt(),
                directory,
                session,
                null,
                null,
                null,
                null,
                null,
                facts.memoryBytes(),
                facts.tty());
    }

    private void observe(List<Sighting> sightings) {
        if (sightings.isEmpty()) {
            return;
        }
        var instances = writer.state().instances();
        List<Seen> seen = new ArrayList<>();
        for (Sighting sighting : sightings) {
            Optional<Instance> known = instances.ofProcess(sighting.process());
            Instant lastHook =
                    known.flatMap(i -> samples.of(i.id())).map(Sample::lastHook).orElse(null);
            Location location =
                    sighting.cwd() == null ? null : checkouts.locate(sighting.cwd(), null);
            seen.add(new Seen(sighting, location, random.nextInt(), lastHook));
        }
        writer.submit(SightingRules.observe(seen));
    }

    private void findGone() {
        Instant now = clock.instant();
        List<ProcessKey> gone = new ArrayList<>();
        Set<InstanceId> hidden = new HashSet<>();
        for (Instance instance : writer.state().instances().all()) {
            if (!instance.isLive()) {
                continue;
            }
            ProcessKey key = instance.process();
            if (key == null) {
                hidden.add(instance.id());
                continue;
            }
            // The table may be a few looks old about what changes slowly; memory is read afresh.
            Optional<ProcessFacts> facts =
                    processes.look(key.pid()).filter(f -> f.key().equals(key));
            if (facts.isPresent()) {
                samples.alive(instance.id(), now, facts.get().memoryBytes());
                continue;
            }
            switch (processes.presence(key)) {
                case GONE -> gone.add(key);
                case HIDDEN -> hidden.add(instance.id());
                case ALIVE -> samples.seen(instance.id(), now);
            }
        }
        unseen = Set.copyOf(hidden);
        if (!gone.isEmpty()) {
            writer.submit(LifeRules.gone(gone, "process gone"));
        }
    }

    /// Asks the kernel to tell the end of each process that an instance has got.
    void follow(Change change) {
        for (Event event : change.events()) {
            switch (event) {
                case Event.InstanceStarted e -> watch(e.instance().process());
                case Event.ProcessFound e -> watch(e.process());
                case Event.InstanceForgotten e -> forget(change, e.id());
                default -> {}
            }
        }
    }

    private void forget(Change change, InstanceId id) {
        samples.forget(id);
        change.before().instances().get(id).map(Instance::process).ifPresent(callers::forget);
    }

    /// At start: those that the store knows are watched as well.
    void followAll() {
        writer.state().instances().all().stream()
                .filter(Instance::isLive)
                .forEach(i -> watch(i.process()));
    }

    private void watch(@Nullable ProcessKey key) {
        if (key != null && watched.add(key) && !ends.watch(key, this::ended)) {
            watched.remove(key); // the next look at the process table sees its end
        }
    }

    private void ended(ProcessKey key) {
        watched.remove(key);
        Thread.ofVirtual().name("process-end").start(() -> tellEnd(key));
    }

    private void tellEnd(ProcessKey key) {
        try {
            writer.submit(LifeRules.gone(List.of(key), "process gone"));
        } catch (Refused e) {
            LOG.debug("The end of {} is left to the next start: {}", key, e.getMessage());
        }
    }
}
