package dev.drover.daemon;

import dev.drover.agents.Agent;
import dev.drover.agents.ServedConversations;
import dev.drover.core.ServedRules;
import dev.drover.host.OpenFiles;
import dev.drover.host.ProcessTable;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.Report;
import dev.drover.model.State;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Conversations that one background program runs for several terminals: which terminal each has,
/// and, where none is seen, whether the program still holds it.
final class ServedTerminals {
    private final ProcessTable processes;
    private final OpenFiles files;

    /// Which program runs a conversation without a terminal, and whether it was seen to hold it.
    private final Map<InstanceId, Held> held = new ConcurrentHashMap<>();

    private record Held(ProcessKey server, Path lock, boolean seen) {}

    ServedTerminals(ProcessTable processes, OpenFiles files) {
        this.processes = processes;
        this.files = files;
    }

    /// The process of the terminal whose conversation the report is about, if it comes from such a
    /// program.
    Optional<ProcessFacts> terminal(
            Agent agent, Report report, Location location, long callerPid, State state) {
        ServedConversations how = agent.served().orElse(null);
        String session = report.sessionId();
        if (how == null || session == null || callerPid <= 0) {
            return Optional.empty();
        }
        Optional<ProcessKey> server = server(how, callerPid);
        if (server.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instance> talking = state.instances().ofConversation(agent.name(), session);
        if (talking.isPresent()) {
            talking.filter(i -> i.process() == null)
                    .ifPresent(i -> remember(i.id(), how, server.get(), session));
            return talking.map(Instance::process).flatMap(this::facts);
        }
        return startedFor(state, agent.name(), how, session)
                .or(
                        () ->
                                ServedRules.terminal(
                                        state,
                                        report,
                                        location.cwd(),
                                        how.began(session).orElse(null)))
                .map(Instance::process)
                .flatMap(this::facts);
    }

    /// The conversation of a terminal that was just found.
    Optional<String> conversation(
            Agent agent, ProcessFacts terminal, Location location, State state) {
        ServedConversations how = agent.served().orElse(null);
        if (how == null || state.instances().ofProcess(terminal.key()).isPresent()) {
            return Optional.empty();
        }
        return how.named(terminal)
                .or(
                        () ->
                                ServedRules.conversation(
                                        state,
                                        agent.name(),
                                        location.cwd(),
                                        terminal.startedAt(),
                                        how::began));
    }

    /// Instances without a terminal whose program is gone or has let go of them.
    List<InstanceId> over(State state) {
        List<InstanceId> over = new ArrayList<>();
        held.forEach(
                (id, one) -> {
                    boolean open =
                            state.instances()
                                    .get(id)
                                    .filter(i -> i.isLive() && i.process() == null)
                                    .isPresent();
                    if (!open) {
                        held.remove(id);
                    } else if (processes.presence(one.server()) == ProcessTable.Presence.GONE) {
                        over.add(id);
                    } else {
                        look(id, one, over);
                    }
                });
        return over;
    }

    private void look(InstanceId id, Held one, List<InstanceId> over) {
        String name = String.valueOf(one.lock().getFileName());
        Optional<Boolean> has = files.has(one.server().pid(), name);
        if (has.isEmpty()) {
            return;
        }
        if (has.get()) {
            held.put(id, new Held(one.server(), one.lock(), true));
        } else if (one.seen()) {
            over.add(id);
        }
    }

    private void remember(
            InstanceId id, ServedConversations how, ProcessKey server, String session) {
        how.lock(session).ifPresent(lock -> held.putIfAbsent(id, new Held(server, lock, false)));
    }

    private Optional<Instance> startedFor(
            State state, String agent, ServedConversations how, String session) {
        return state.instances().all().stream()
                .filter(i -> i.isLive() && i.agent().equals(agent))
                .filter(
                        i ->
                                Optional.ofNullable(i.process())
                                        .flatMap(this::facts)
                                        .flatMap(how::named)
                                        .filter(session::equals)
                                        .isPresent())
                .findFirst();
    }

    private Optional<ProcessKey> server(ServedConversations how, long pid) {
        for (ProcessKey key : processes.lineage(pid)) {
            Optional<ProcessFacts> facts = processes.recall(key.pid());
            if (facts.filter(f -> f.key().equals(key) && how.serves(f)).isPresent()) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private Optional<ProcessFacts> facts(ProcessKey key) {
        return processes.recall(key.pid()).filter(facts -> facts.key().equals(key));
    }
}
