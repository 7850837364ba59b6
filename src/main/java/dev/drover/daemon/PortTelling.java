package dev.drover.daemon;

import dev.drover.config.ProjectFile;
import dev.drover.config.Settings;
import dev.drover.core.PortTenant;
import dev.drover.core.Refused;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.Namespace;
import dev.drover.model.PortLease;
import dev.drover.model.PortWish;
import dev.drover.model.State;
import dev.drover.model.VisibleText;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Tells an agent at the start of its session which ports are its own: those that its project asks
/// for, which are leased by it, and those that it has already. Whatever fails here, the session
/// starts all the same.
final class PortTelling {
    private static final Logger LOG = LoggerFactory.getLogger(PortTelling.class);

    private final StateWriter writer;
    private final PortLeasing leasing;
    private final Function<Location, Settings> settings;

    /// @param variables for the agent's shell
    /// @param text for the agent to read
    record Told(Map<String, Integer> variables, String text) {
        /// Lines that a shell can read.
        String lines() {
            StringBuilder lines = new StringBuilder();
            variables.forEach(
                    (name, port) ->
                            lines.append("export ")
                                    .append(name)
                                    .append('=')
                                    .append(port)
                                    .append('\n'));
            return lines.toString();
        }
    }

    PortTelling(StateWriter writer, PortLeasing leasing, Function<Location, Settings> settings) {
        this.writer = writer;
        this.leasing = leasing;
        this.settings = settings;
    }

    /// @param shell true if the agent's shell will have the variables
    /// @return empty if there is nothing to tell
    Optional<Told> atStart(InstanceId id, boolean shell) {
        Instance instance = writer.state().instances().get(id).orElse(null);
        if (instance == null
                || !instance.isLive()
                || !settings.apply(instance.location()).ports().tellAgents()) {
            return Optional.empty();
        }
        try {
            return told(instance, shell);
        } catch (RuntimeException e) {
            LOG.warn("A session starts without word of its ports", e);
            return Optional.empty();
        }
    }

    private Optional<Told> told(Instance instance, boolean shell) {
        ProjectFile.Read asked =
                ProjectFile.in(instance.location().checkout(), leasing.types(instance.location()));
        List<String> troubles = new ArrayList<>();
        if (asked.problem() != null) {
            troubles.add(asked.problem() + " No port was leased for it.");
        }
        Map<String, PortWish> wishes =
                asked.ports().isEmpty() && asked.problem() == null
                        ? settings.apply(instance.location()).ports().everySession()
                        : asked.ports();
        Map<String, PortLease> ports = new LinkedHashMap<>();
        try {
            ports.putAll(leased(instance, wishes));
        } catch (Refused e) {
            troubles.add("No port was leased for this session: " + e.refusal().message());
        }
        others(instance).forEach(lease -> add(lease, ports));
        if (ports.isEmpty() && troubles.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> variables = new LinkedHashMap<>();
        ports.forEach((name, lease) -> variables.put(name, lease.port()));
        return Optional.of(new Told(variables, text(ports, troubles, shell)));
    }

    private Map<String, PortLease> leased(Instance instance, Map<String, PortWish> wishes) {
        Map<String, PortLease> ports = new LinkedHashMap<>();
        if (!wishes.isEmpty()) {
            List<PortLease> leases =
                    leasing.lease(
                            PortTenant.of(instance, Namespace.GLOBAL),
                            List.copyOf(wishes.values()));
            int next = 0;
            for (String variable : wishes.keySet()) {
                ports.put(variable, leases.get(next++));
            }
        }
        return ports;
    }

    /// Its own, and what a person has leased for the directory that it works in.
    private List<PortLease> others(Instance instance) {
        State state = writer.state();
        List<PortLease> leases = new ArrayList<>(state.ports().leases(instance.id()));
        state.ports().all().stream()
                .filter(lease -> lease.holder() == null)
                .filter(lease -> lease.workspace().equals(instance.location().workspace()))
                .filter(lease -> Objects.equals(lease.worktree(), instance.location().worktree()))
                .sorted((a, b) -> Integer.compare(a.port(), b.port()))
                .forEach(leases::add);
        return leases;
    }

    private static void add(PortLease lease, Map<String, PortLease> ports) {
        boolean told = ports.values().stream().anyMatch(other -> other.port() == lease.port());
        if (!told) {
            PortVariables.of(lease.wish()).ifPresent(name -> ports.putIfAbsent(name, lease));
        }
    }

    private static String text(Map<String, PortLease> ports, List<String> troubles, boolean shell) {
        StringBuilder text = new StringBuilder();
        if (!ports.isEmpty()) {
            List<String> parts = new ArrayList<>();
            ports.forEach(
                    (name, lease) ->
                            parts.add(name + "=" + lease.port() + " (" + lease.wish() + ")"));
            text.append("Drover has leased these ports to this session: ")
                    .append(String.join(", ", parts))
                    .append(". ")
                    .append(
                            shell
                                    ? "They are set in your shell's environment. "
                                    : "Set them when you start a server. ")
                    .append(
                            "Start servers on these ports and on no others: other sessions on this"
                                    + " machine have theirs.");
        }
        for (String trouble : troubles) {
            text.append(text.isEmpty() ? "" : " ").append(VisibleText.line(trouble, 1_000));
        }
        return text.toString();
    }
}
