package dev.drover.daemon;

import dev.drover.agents.Agent;
import dev.drover.config.Settings;
import dev.drover.core.kill.KillGuardRules;
import dev.drover.core.kill.KillTarget;
import dev.drover.core.kill.KillVerdict;
import dev.drover.core.kill.Neighbours;
import dev.drover.core.kill.ShellReader;
import dev.drover.host.LiveProcesses;
import dev.drover.host.OwnProcess;
import dev.drover.host.ProcessTable;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.LiveProcess;
import dev.drover.model.Location;
import dev.drover.model.ProcessKey;
import dev.drover.model.Report;
import dev.drover.model.Secrets;
import dev.drover.model.State;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Says no to a shell command that would end the processes of others, where the user wants that.
/// Whatever it cannot find out lets the command pass; so does every failure of its own.
final class KillGuard {
    private static final Logger LOG = LoggerFactory.getLogger(KillGuard.class);
    private static final int LONGEST_COMMAND = 200;

    private final StateWriter writer;
    private final ProcessTable processes;
    private final Function<@Nullable Location, Settings> settings;
    private final Metrics metrics;
    private final LiveProcesses live = new LiveProcesses();

    KillGuard(
            StateWriter writer,
            ProcessTable processes,
            Function<@Nullable Location, Settings> settings,
            Metrics metrics) {
        this.writer = writer;
        this.processes = processes;
        this.settings = settings;
        this.metrics = metrics;
    }

    /// What the agent has to read instead of silence; empty if it may go on.
    Optional<byte[]> answer(Agent agent, Report report, Optional<InstanceId> id) {
        String command = report.shellCommand();
        if (command == null || id.isEmpty() || !isOnFor(id.get())) {
            return Optional.empty();
        }
        try {
            return denied(agent, report, command, id.get());
        } catch (RuntimeException e) {
            LOG.warn("The kill guard let a command pass that it could not judge", e);
            return Optional.empty();
        }
    }

    private boolean isOnFor(InstanceId id) {
        Location where = writer.state().instances().get(id).map(Instance::location).orElse(null);
        return settings.apply(where).killGuard().enabled();
    }

    private Optional<byte[]> denied(Agent agent, Report report, String command, InstanceId id) {
        List<KillTarget> targets = ShellReader.read(command, System.getProperty("user.name", ""));
        State state = writer.state();
        ProcessKey caller = state.instances().get(id).map(Instance::process).orElse(null);
        if (targets.isEmpty() || caller == null) {
            return Optional.empty();
        }
        Neighbours neighbours = neighbours(state, id, caller);
        KillVerdict verdict =
                KillGuardRules.judge(
                        targets, lookedUp(targets, neighbours, report.cwd()), neighbours);
        if (!verdict.denies()) {
            return Optional.empty();
        }
        Optional<byte[]> answer =
                agent.denial(report.event(), KillWarning.of(verdict, neighbours.caller()));
        if (answer.isPresent()) {
            metrics.killDenied();
            writer.submit(
                    KillGuardRules.denied(
                            id,
                            VisibleText.line(Secrets.redact(command.strip()), LONGEST_COMMAND),
                            KillWarning.hits(verdict)));
        }
        return answer;
    }

    private Neighbours neighbours(State state, InstanceId id, ProcessKey caller) {
        Map<ProcessKey, String> names = new HashMap<>();
        Set<String> own = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (Instance instance : state.instances().all()) {
            ProcessKey process = instance.process();
            if (!instance.isLive() || process == null) {
                continue;
            }
            String shortId = instance.id().shortForm();
            names.put(
                    process,
                    instance.label()
                            .name()
                            .map(n -> "'" + n + "' (" + shortId + ")")
                            .orElse(shortId));
            (instance.id().equals(id) ? own : others).add(instance.location().root());
        }
        own.removeAll(others);
        List<LiveProcess> all = live.of(processes.scan());
        return new Neighbours(all, caller, names, List.copyOf(own), OwnProcess.pid());
    }

    private Map<KillTarget, Set<Long>> lookedUp(
            List<KillTarget> targets, Neighbours neighbours, @Nullable String cwd) {
        Map<KillTarget, Set<Long>> found = new HashMap<>();
        for (KillTarget target : targets) {
            switch (target) {
                case KillTarget.Port(int number, boolean remote, boolean listening) ->
                        found.put(
                                target,
                                live.holders(neighbours.processes(), number, remote, listening));
                case KillTarget.PidFile(String path) when cwd != null ->
                        LiveProcesses.pidIn(path, cwd)
                                .ifPresent(pid -> found.put(target, Set.of(pid)));
                default -> {
                    // The rule chooses these by itself.
                }
            }
        }
        return found;
    }
}
