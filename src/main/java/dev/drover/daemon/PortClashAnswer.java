package dev.drover.daemon;

import dev.drover.agents.Agent;
import dev.drover.config.Settings;
import dev.drover.core.PortClashes;
import dev.drover.core.PortRules;
import dev.drover.core.PortTenant;
import dev.drover.core.PortWords;
import dev.drover.core.Refused;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.Namespace;
import dev.drover.model.PortLease;
import dev.drover.model.PortType;
import dev.drover.model.PortUse;
import dev.drover.model.PortWish;
import dev.drover.model.Report;
import dev.drover.model.State;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Answers an agent whose command could not have a port: who has it, since when, and which port is
/// the agent's own. Once for each clash. Who holds the port is looked up at that moment, so that an
/// old log that an agent reads is no clash.
final class PortClashAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(PortClashAnswer.class);
    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter BEFORE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String USUAL_TYPE = "dev";

    private final StateWriter writer;
    private final PortLeasing leasing;
    private final PortWatcher watcher;
    private final Function<@Nullable Location, Settings> settings;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final Set<Clash> told = ConcurrentHashMap.newKeySet();

    /// @param holder what tells this holder of the port from the next one
    private record Clash(InstanceId instance, int port, String holder) {}

    PortClashAnswer(
            StateWriter writer,
            PortLeasing leasing,
            PortWatcher watcher,
            Function<@Nullable Location, Settings> settings,
            InstantSource clock,
            Supplier<ZoneId> zone) {
        this.writer = writer;
        this.leasing = leasing;
        this.watcher = watcher;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /// @return what the agent has to read; empty if nobody has the port, or it was told already
    Optional<byte[]> answer(Agent agent, Report report, InstanceId id, int port) {
        Location where = writer.state().instances().get(id).map(Instance::location).orElse(null);
        if (!settings.apply(where).ports().tellAgents() || !agent.takesContext(report.event())) {
            return Optional.empty();
        }
        try {
            return text(id, port).map(text -> agent.context(report.event(), text));
        } catch (RuntimeException e) {
            LOG.warn("A clash of ports could not be explained", e);
            return Optional.empty();
        }
    }

    /// What was told to an instance that is over need not be known any more.
    void forget(InstanceId id) {
        told.removeIf(clash -> clash.instance().equals(id));
    }

    private Optional<String> text(InstanceId id, int port) {
        State state = writer.state();
        Instance instance = state.instances().get(id).filter(Instance::isLive).orElse(null);
        PortLease lease = state.ports().get(port).orElse(null);
        PortUse use =
                watcher.look(true).stream()
                        .filter(one -> one.port() == port)
                        .findFirst()
                        .orElse(null);
        boolean idle = use == null && (lease == null || id.equals(lease.holder()));
        if (instance == null || idle || !told.add(clash(id, port, lease, use))) {
            return Optional.empty();
        }
        boolean itsOwn = use != null && id.equals(use.owner());
        String holder = holder(lease, use, id, state);
        String yours = itsOwn ? "" : yours(instance, port, lease);
        writer.submit(PortRules.clashTold(id, port, holder));
        return Optional.of(
                "Drover: port "
                        + port
                        + " is "
                        + holder
                        + (itsOwn
                                ? ". It is your own: use it as it is, or end it by its pid first."
                                : yours.endsWith(".") ? yours : yours + "."));
    }

    private static Clash clash(
            InstanceId id, int port, @Nullable PortLease lease, @Nullable PortUse use) {
        return new Clash(
                id,
                port,
                (lease == null ? "" : lease.holder() + "/" + lease.since())
                        + "/"
                        + (use == null ? "" : use.listener().pid()));
    }

    /// Such as `held by instance b7… since 14:02 for worktree feat-a`.
    private String holder(
            @Nullable PortLease lease, @Nullable PortUse use, InstanceId id, State state) {
        if (lease != null && !id.equals(lease.holder())) {
            return "held by "
                    + PortWords.holder(lease, state)
                    + " since "
                    + time(lease.since())
                    + (lease.worktree() == null ? " for " : " for worktree ")
                    + PortWords.place(lease);
        }
        return use == null
                ? "in use"
                : "used by " + PortClashes.program(use, state) + " since " + time(use.since());
    }

    /// The port that is the agent's own in place of the one that it wanted; leased now if it has
    /// none.
    private String yours(Instance instance, int port, @Nullable PortLease lease) {
        String type =
                lease != null
                        ? lease.wish().type()
                        : leasing.types(instance.location())
                                .around(port)
                                .map(PortType::name)
                                .orElse(USUAL_TYPE);
        try {
            if (lease != null && instance.id().equals(lease.holder())) {
                PortLease other = leasing.move(lease, "somebody else uses it");
                return "; yours is " + other.port() + " from now on, in place of it";
            }
            Optional<PortLease> own =
                    writer.state().ports().leases(instance.id()).stream()
                            .filter(one -> one.wish().type().equals(type))
                            .findFirst();
            if (own.isPresent()) {
                return "; yours is " + own.get().port();
            }
            PortLease fresh =
                    leasing.lease(
                                    PortTenant.of(instance, Namespace.GLOBAL),
                                    List.of(new PortWish(type, "")))
                            .getFirst();
            return "; yours is " + fresh.port() + ", leased to you just now";
        } catch (Refused e) {
            return "; none could be leased to you instead. " + e.refusal().message();
        }
    }

    private String time(Instant at) {
        ZonedDateTime then = at.atZone(zone.get());
        boolean today = then.toLocalDate().equals(clock.instant().atZone(zone.get()).toLocalDate());
        return (today ? TODAY : BEFORE).format(then);
    }
}
