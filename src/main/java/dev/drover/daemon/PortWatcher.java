package dev.drover.daemon;

import dev.drover.config.Settings;
import dev.drover.core.Held;
import dev.drover.core.PortClashes;
import dev.drover.core.PortReleases;
import dev.drover.core.ProcessFinding;
import dev.drover.host.OwnProcess;
import dev.drover.host.PortProbe;
import dev.drover.host.ProcessTable;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.PortListener;
import dev.drover.model.PortUse;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.Secrets;
import dev.drover.model.State;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Looks who listens where, again and again: with a lease, without one, and on a port that somebody
/// else has. Takes back what time may take.
final class PortWatcher {
    private static final int PROGRAM = 120;

    /// To ask Docker costs a process of its own.
    private static final Duration DOCKER = Duration.ofMinutes(1);

    private final StateWriter writer;
    private final PortProbe probe;
    private final ProcessTable processes;
    private final Supplier<Settings> settings;
    private final InstantSource clock;
    private Map<Known, Program> programs = Map.of();
    private Held held = Held.NOTHING;
    private @Nullable Long askedDocker;
    private volatile List<PortUse> uses = List.of();
    private volatile ProcessWatcher.Confirmed confirmed =
            new ProcessWatcher.Confirmed(List.of(), Held.NOTHING);

    private record Known(int port, @Nullable Long pid, @Nullable String container) {}

    /// @param key null if the process may not be seen
    private record Program(
            @Nullable ProcessKey key, String line, @Nullable String cwd, Instant since) {}

    PortWatcher(
            StateWriter writer,
            PortProbe probe,
            ProcessTable processes,
            Supplier<Settings> settings,
            InstantSource clock) {
        this.writer = writer;
        this.probe = probe;
        this.processes = processes;
        this.settings = settings;
        this.clock = clock;
    }

    /// What the last look has seen, by port.
    List<PortUse> uses() {
        return uses;
    }

    /// The user that we are.
    long uid() {
        return probe.uid();
    }

    ProcessWatcher.Confirmed confirmed() {
        return confirmed;
    }

    /// One round: looks, tells of clashes, takes back.
    void round() {
        look(false);
        Set<Integer> listening = new HashSet<>();
        uses.forEach(use -> listening.add(use.port()));
        writer.submit(PortReleases.expire(listening, settings.get().ports().expireAfter()));
        findClashes();
    }

    /// @param thorough asks Docker whatever it costs
    synchronized List<PortUse> look(boolean thorough) {
        boolean containers = settings.get().ports().docker() && (thorough || isDockerDue());
        Instant now = clock.instant();
        State state = writer.state();
        Map<Known, Program> next = new HashMap<>();
        // One program may listen on very many ports.
        Map<Long, Program> fresh = new HashMap<>();
        Map<ProcessKey, Optional<InstanceId>> owners = new HashMap<>();
        List<PortUse> seen = new ArrayList<>();
        for (PortListener listener : probe.listening(containers)) {
            Known known = new Known(listener.port(), listener.pid(), listener.container());
            Program program = programs.get(known);
            if (program == null) {
                program =
                        listener.pid() == null
                                ? new Program(null, "", null, now)
                                : fresh.computeIfAbsent(listener.pid(), pid -> program(pid, now));
            }
            next.put(known, program);
            ProcessKey key = program.key();
            Optional<InstanceId> owner =
                    key == null
                            ? Optional.empty()
                            : owners.computeIfAbsent(key, k -> owner(k, state));
            seen.add(
                    new PortUse(
                            listener,
                            owner.orElse(null),
                            program.line(),
                            program.cwd(),
                            program.since()));
        }
        programs = next;
        uses = List.copyOf(seen);
        return uses;
    }

    private boolean isDockerDue() {
        Long before = askedDocker;
        long now = System.nanoTime();
        boolean due = before == null || now - before > DOCKER.toNanos();
        if (due) {
            askedDocker = now;
        }
        return due;
    }

    private Program program(long pid, Instant now) {
        ProcessFacts facts = processes.look(pid).orElse(null);
        if (facts == null) {
            return new Program(null, "", null, now);
        }
        List<String> words = new ArrayList<>(facts.command());
        if (words.isEmpty() && facts.executable() != null) {
            words.add(facts.executable());
        }
        if (!words.isEmpty()) {
            // The program's name tells more than where it is installed.
            words.set(0, words.getFirst().replaceFirst("^/.*/(?=[^/ ])", ""));
        }
        // A long command line of Java's would not tell anybody that this is us.
        String line = pid == OwnProcess.pid() ? "Drover itself" : String.join(" ", words);
        return new Program(
                facts.key(),
                VisibleText.line(Secrets.redact(line.strip()), PROGRAM),
                facts.cwd(),
                facts.startedAt());
    }

    /// The live instance above the process, or the one that was when it was started.
    private Optional<InstanceId> owner(ProcessKey key, State state) {
        for (ProcessKey above : processes.lineage(key.pid())) {
            Optional<Instance> instance =
                    state.instances().ofProcess(above).filter(Instance::isLive);
            if (instance.isPresent()) {
                return instance.map(Instance::id);
            }
        }
        return Optional.ofNullable(state.owned().get(key))
                .flatMap(owned -> state.instances().get(owned.owner()))
                .filter(Instance::isLive)
                .map(Instance::id);
    }

    private void findClashes() {
        Instant now = clock.instant();
        List<ProcessFinding> findings = PortClashes.of(writer.state(), uses, probe.uid());
        Set<String> fingerprints = new HashSet<>();
        findings.forEach(finding -> fingerprints.add(finding.fingerprint()));
        held = held.look(fingerprints, writer.state().alerts(), now);
        Held since = held;
        confirmed =
                new ProcessWatcher.Confirmed(
                        findings.stream()
                                .filter(f -> since.holdsFor(f.fingerprint(), hold(), now))
                                .toList(),
                        since);
    }

    /// Two looks must agree before anybody is told.
    private Duration hold() {
        Duration pause = settings.get().watch().ports().dividedBy(2);
        return pause.compareTo(ProcessWatcher.APART) < 0 ? pause : ProcessWatcher.APART;
    }
}
