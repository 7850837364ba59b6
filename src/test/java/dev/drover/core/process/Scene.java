package dev.drover.core.process;

import dev.drover.model.Activity;
import dev.drover.model.AgentDetail;
import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.Label;
import dev.drover.model.Location;
import dev.drover.model.OwnedProcess;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.ServerMark;
import dev.drover.model.Source;
import dev.drover.model.State;
import dev.drover.model.Subagents;
import dev.drover.model.Terminal;
import dev.drover.model.process.ConfiguredServer;
import dev.drover.model.process.DaemonProfile;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.ProcessNode;
import dev.drover.model.process.ProcessTraits;
import dev.drover.model.process.ProcessTree;
import dev.drover.model.process.Scope;
import dev.drover.model.process.ServerSignature;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A machine for tests of the tree: short ways to say what runs below what.
final class Scene {
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final long UID = 1000;
    static final long SELF = 900;
    static final ProcessTraits PLAIN = new ProcessTraits(false, "session-2.scope", Duration.ZERO);
    static final DaemonProfile MAYLA =
            new DaemonProfile(
                    "may-la",
                    Pattern.compile("mayla-daemon"),
                    Scope.USER,
                    1,
                    null,
                    null,
                    null,
                    null,
                    true);

    State state = State.EMPTY;
    final Map<Long, ProcessFacts> processes = new LinkedHashMap<>();
    final Map<ProcessKey, ProcessTraits> traits = new HashMap<>();
    final Map<ProcessKey, KnownProcess> known = new HashMap<>();
    final Map<ProcessKey, Integer> clients = new HashMap<>();

    Scene() {
        runs(1, 0, "/sbin/init");
        runs(SELF, 1, "java");
    }

    static ProcessKey key(long pid) {
        return new ProcessKey("boot", pid, pid);
    }

    Scene runs(long pid, long parent, String command) {
        return runs(pid, parent, UID, null, command);
    }

    Scene runs(long pid, long parent, long uid, @Nullable String tty, String command) {
        processes.put(
                pid,
                new ProcessFacts(
                        key(pid),
                        parent,
                        uid,
                        "/usr/bin/" + command.split(" ")[0],
                        false,
                        List.of(command.split(" ")),
                        "/home/dev/shop",
                        'S',
                        NOW.minusSeconds(86_400 - pid),
                        1L << 20,
                        tty));
        traits.put(key(pid), PLAIN);
        return this;
    }

    /// The same with all that a look may or may not tell.
    Scene runs(
            long pid,
            long parent,
            @Nullable String executable,
            List<String> command,
            @Nullable String cwd,
            Instant start) {
        processes.put(
                pid,
                new ProcessFacts(
                        key(pid),
                        parent,
                        UID,
                        executable,
                        false,
                        command,
                        cwd,
                        'S',
                        start,
                        null,
                        null));
        traits.put(key(pid), PLAIN);
        return this;
    }

    /// A person wants one of it there.
    Scene marked(String server, ServerMark.Once once) {
        state = state.apply(new Event.ServerMarked(new ServerMark(server, server, once, NOW)));
        return this;
    }

    Scene moved(InstanceId id, String directory) {
        state =
                state.apply(
                        new Event.InstanceMoved(
                                id, Location.ofPlainDirectory(directory), Source.HOOK));
        return this;
    }

    Scene traits(long pid, ProcessTraits seen) {
        traits.put(key(pid), seen);
        return this;
    }

    Scene service(long pid, String unit) {
        return traits(pid, new ProcessTraits(false, unit, null));
    }

    /// The process is a session of an agent.
    InstanceId session(long pid, InstanceState now) {
        InstanceId id = InstanceId.of(NOW, pid, (int) pid);
        state =
                state.apply(
                        new Event.InstanceStarted(
                                new Instance(
                                        id,
                                        "claude-code",
                                        key(pid),
                                        "s" + pid,
                                        Location.ofPlainDirectory("/home/dev/shop"),
                                        new Activity(now, NOW, List.of(), null, null),
                                        Subagents.NONE,
                                        Label.NONE.withAgentName("herd " + pid),
                                        AgentDetail.UNKNOWN,
                                        Terminal.UNKNOWN,
                                        NOW,
                                        null,
                                        null,
                                        null,
                                        HashTreePMap.empty())));
        return id;
    }

    Scene ended(InstanceId id) {
        state = state.apply(new Event.InstanceEnded(id, NOW, "process gone"));
        return this;
    }

    Scene forgotten(InstanceId id) {
        state = state.apply(new Event.InstanceForgotten(id));
        return this;
    }

    /// It was seen below that session once.
    Scene seenBelow(long pid, InstanceId owner) {
        return seenBelow(pid, owner, null);
    }

    Scene seenBelow(long pid, InstanceId owner, @Nullable String tty) {
        state =
                state.apply(
                        new Event.ProcessOwned(
                                new OwnedProcess(
                                        key(pid), owner, "claude-code", "/shop", null, tty, NOW)));
        return this;
    }

    Scene configured(long pid, String name) {
        ProcessFacts facts = facts(pid);
        ConfiguredServer server =
                new ConfiguredServer(
                        "claude-code", name, "user", null, facts.command(), "~/.claude.json");
        known.put(
                key(pid),
                new KnownProcess(
                        KnownProcess.Kind.SERVER,
                        server.name(),
                        ServerSignature.of(facts.command(), facts.cwd()).orElse(null),
                        "Configured in " + server.origin() + ".",
                        null));
        return this;
    }

    Scene daemon(long pid, DaemonProfile profile) {
        return recognised(pid, KnownProcess.Kind.DAEMON, profile.name(), profile);
    }

    Scene recognised(
            long pid, KnownProcess.Kind kind, String name, @Nullable DaemonProfile profile) {
        known.put(key(pid), new KnownProcess(kind, name, null, "It is " + name + ".", profile));
        return this;
    }

    ProcessFacts facts(long pid) {
        ProcessFacts facts = processes.get(pid);
        if (facts == null) {
            throw new AssertionError(pid + " does not run");
        }
        return facts;
    }

    OwnedProcess owned(long pid) {
        OwnedProcess owned = state.owned().get(key(pid));
        if (owned == null) {
            throw new AssertionError(pid + " is not remembered");
        }
        return owned;
    }

    ProcessTree tree() {
        return ProcessTreeRules.tree(
                state,
                new ProcessLook(processes.values(), traits, known, clients, key(SELF), UID, NOW));
    }

    ProcessNode node(long pid) {
        return tree().find(key(pid)).orElseThrow(() -> new AssertionError(pid + " is not shown"));
    }
}
