package dev.drover.daemon;

import dev.drover.agents.servers.ServerConfigs;
import dev.drover.core.Held;
import dev.drover.core.ProcessFinding;
import dev.drover.core.process.Forest;
import dev.drover.core.process.Members;
import dev.drover.core.process.OwnershipRules;
import dev.drover.core.process.ProcessFindings;
import dev.drover.core.process.ProcessLook;
import dev.drover.core.process.ProcessTreeRules;
import dev.drover.core.process.SharedServers;
import dev.drover.host.OwnProcess;
import dev.drover.host.ProcessTable;
import dev.drover.model.Instance;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.State;
import dev.drover.model.process.DaemonDirectory;
import dev.drover.model.process.DaemonProfile;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.ProcessTraits;
import dev.drover.model.process.ProcessTree;
import dev.drover.model.view.SharedServerView;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Makes a tree of each scan of the processes, remembers whose they are, and tells what is found
/// twice. One caller at a time; what it found may be asked for from anywhere.
final class ProcessWatcher {
    /// Two looks this far apart must agree before anybody is told.
    static final Duration APART = Duration.ofSeconds(10);

    private final StateWriter writer;
    private final ProcessTable processes;
    private final ServerConfigs configs;
    private final Recognition recognition;
    private final Supplier<List<DaemonProfile>> profiles;
    private final Supplier<Collection<DaemonDirectory>> directories;
    private final Supplier<List<SharedServerView>> shared;
    private final InstantSource clock;
    private final ProcessKey self;
    private Map<ProcessKey, ProcessTraits> below = new HashMap<>();
    private Held held = Held.NOTHING;
    private volatile ProcessTree tree = ProcessTree.NOTHING;
    private volatile Confirmed confirmed = new Confirmed(List.of(), Held.NOTHING);

    /// What looks far enough apart agree on.
    record Confirmed(List<ProcessFinding> findings, Held held) {
        Confirmed and(Confirmed other) {
            if (other.findings.isEmpty()) {
                return this;
            }
            List<ProcessFinding> both = new ArrayList<>(findings);
            both.addAll(other.findings);
            return new Confirmed(both, held.and(other.held));
        }
    }

    ProcessWatcher(
            StateWriter writer,
            ProcessTable processes,
            ServerConfigs configs,
            Recognition recognition,
            Supplier<List<DaemonProfile>> profiles,
            Supplier<Collection<DaemonDirectory>> directories,
            Supplier<List<SharedServerView>> shared,
            InstantSource clock) {
        this.writer = writer;
        this.processes = processes;
        this.configs = configs;
        this.recognition = recognition;
        this.profiles = profiles;
        this.directories = directories;
        this.shared = shared;
        this.clock = clock;
        this.self = new OwnProcess(processes).key();
    }

    ProcessTree tree() {
        return tree;
    }

    Confirmed confirmed() {
        return confirmed;
    }

    /// @param seen what the scan has just seen
    void look(Collection<ProcessFacts> seen) {
        Instant now = clock.instant();
        State state = writer.state();
        Map<ProcessKey, KnownProcess> known =
                recognition.of(seen, configs.servers(projects(state)), profiles.get());
        Forest forest = new Forest(seen);
        known.putAll(SharedServers.among(shared.get(), forest, state));
        Members members = new Members(forest, state, known.keySet());
        remember(state, forest, members, known, now);
        ProcessTree made =
                ProcessTreeRules.tree(
                        writer.state(),
                        new ProcessLook(
                                seen,
                                traits(members),
                                known,
                                clients(),
                                self,
                                OwnProcess.uid(),
                                now));
        tree = made;
        List<ProcessFinding> findings = ProcessFindings.of(made, directories.get());
        Set<String> fingerprints = new HashSet<>();
        findings.forEach(f -> fingerprints.add(f.fingerprint()));
        held = held.look(fingerprints, writer.state().alerts(), now);
        Held since = held;
        confirmed =
                new Confirmed(
                        findings.stream()
                                .filter(f -> since.holdsFor(f.fingerprint(), APART, now))
                                .toList(),
                        since);
    }

    /// Those of live sessions first, then those of sessions that have left processes behind: a
    /// server is still recognised by the project's configuration when its session is gone.
    private static Set<String> projects(State state) {
        Set<String> projects = new LinkedHashSet<>();
        for (Instance instance : state.instances().all()) {
            if (instance.isLive()) {
                projects.add(instance.location().root());
                projects.add(instance.location().cwd());
            }
        }
        state.owned().values().forEach(owned -> projects.add(owned.directory()));
        return projects;
    }

    private void remember(
            State state,
            Forest forest,
            Members members,
            Map<ProcessKey, KnownProcess> known,
            Instant now) {
        List<OwnershipRules.Seen> seen = new ArrayList<>();
        for (ProcessFacts member : members.all()) {
            Instance owner = members.above(member);
            if (owner != null && owner.isLive() && members.session(member) == null) {
                KnownProcess server = known.get(member.key());
                seen.add(
                        new OwnershipRules.Seen(
                                member, owner, server == null ? null : server.name()));
            }
        }
        List<ProcessKey> gone = new ArrayList<>();
        for (ProcessKey key : state.owned().keySet()) {
            if (forest.get(key) == null && processes.presence(key) == ProcessTable.Presence.GONE) {
                gone.add(key);
            }
        }
        List<OwnershipRules.Seen> fresh = OwnershipRules.fresh(state, seen, now);
        if (!fresh.isEmpty() || !gone.isEmpty()) {
            writer.submit(OwnershipRules.observe(fresh, gone));
        }
    }

    /// Looked at closely each time are those that no session holds: there it matters. What runs
    /// below a session is looked at once.
    private Map<ProcessKey, ProcessTraits> traits(Members members) {
        Map<ProcessKey, ProcessTraits> traits = new HashMap<>();
        Map<ProcessKey, ProcessTraits> still = new HashMap<>();
        for (ProcessFacts member : members.all()) {
            boolean held = members.above(member) != null || members.session(member) != null;
            ProcessTraits before = held ? below.get(member.key()) : null;
            ProcessTraits now = before != null ? before : processes.traits(member.key());
            traits.put(member.key(), now);
            if (held && now.cgroup() != null) {
                still.put(member.key(), now);
            }
        }
        below = still;
        return traits;
    }

    /// Connections to the sockets of daemons, by the daemon that has them.
    private Map<ProcessKey, Integer> clients() {
        Map<ProcessKey, Integer> clients = new HashMap<>();
        for (DaemonDirectory directory : directories.get()) {
            int open = directory.sockets().stream().mapToInt(DaemonDirectory.Door::clients).sum();
            for (long pid : directory.users()) {
                processes
                        .recall(pid)
                        .ifPresent(facts -> clients.merge(facts.key(), open, Integer::sum));
            }
        }
        return clients;
    }
}
