package dev.drover.daemon;

import dev.drover.core.PortClashes;
import dev.drover.core.PortRules;
import dev.drover.core.PortTenant;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.host.PortProbe;
import dev.drover.model.Location;
import dev.drover.model.PortLease;
import dev.drover.model.PortTypes;
import dev.drover.model.PortWish;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Gives ports to tenants. A port is claimed, tried out, and only then leased, so that nobody gets
/// one that does not work, and no two get the same.
final class PortLeasing {
    private final StateWriter writer;
    private final PortProbe probe;
    private final PortWatcher watcher;
    private final Function<@Nullable Location, PortTypes> types;
    private final PortClaims claims = new PortClaims();

    PortLeasing(
            StateWriter writer,
            PortProbe probe,
            PortWatcher watcher,
            Function<@Nullable Location, PortTypes> types) {
        this.writer = writer;
        this.probe = probe;
        this.watcher = watcher;
        this.types = types;
    }

    /// Those of all projects.
    PortTypes types() {
        return types.apply(null);
    }

    /// Those that count where somebody works.
    PortTypes types(Location where) {
        return types.apply(where);
    }

    /// Gives the tenant a port for each wish, all or none; it keeps what it has for one already.
    ///
    /// @throws Refused if a type is unknown, or a range used up
    List<PortLease> lease(PortTenant tenant, List<PortWish> wishes) {
        PortTypes types = types(tenant.location());
        wishes.forEach(wish -> PortRules.check(wish, tenant.namespace(), types));
        List<Integer> claimed = new ArrayList<>();
        try {
            List<PortRules.Chosen> chosen = new ArrayList<>();
            for (PortWish wish : wishes) {
                chosen.add(new PortRules.Chosen(wish, port(tenant, wish, types, claimed)));
            }
            return writer.submit(PortRules.lease(tenant, chosen));
        } finally {
            claims.leave(claimed);
        }
    }

    private int port(PortTenant tenant, PortWish wish, PortTypes types, List<Integer> claimed) {
        Optional<PortLease> held = PortRules.held(writer.state(), tenant, wish);
        return held.isPresent() ? held.get().port() : tried(tenant, wish, types, claimed, Set.of());
    }

    /// @param claimed gets the port
    /// @param without out of the question
    private int tried(
            PortTenant tenant,
            PortWish wish,
            PortTypes types,
            List<Integer> claimed,
            Set<Integer> without) {
        Set<Integer> busy = new HashSet<>(without);
        while (true) {
            int port =
                    claims.take(
                            others ->
                                    PortRules.choose(
                                            writer.state(), tenant, wish, types, busy, others));
            if (probe.isFree(port)) {
                claimed.add(port);
                return port;
            }
            busy.add(port);
            claims.leave(List.of(port));
        }
    }

    /// Gives the tenant this very port.
    ///
    /// @throws Refused if it cannot be leased, or somebody has it
    PortLease leaseExactly(PortTenant tenant, PortWish wish, int port) {
        PortRules.check(wish, tenant.namespace(), types(tenant.location()));
        PortRules.requireInRange(port);
        if (!claims.take(port)) {
            throw new Refused(
                    new Refusal.PortTaken(
                            "Port " + port + " is being leased by somebody else just now."));
        }
        try {
            if (!writer.state().ports().has(port) && !probe.isFree(port)) {
                throw new Refused(new Refusal.PortTaken(usedBy(port)));
            }
            PortLease lease =
                    writer.submit(
                                    PortRules.lease(
                                            tenant, List.of(new PortRules.Chosen(wish, port))))
                            .getFirst();
            if (lease.port() != port) {
                throw new Refused(
                        new Refusal.PortTaken(
                                "You have port "
                                        + lease.port()
                                        + " for "
                                        + wish
                                        + " already. Release it, or give this one another"
                                        + " --name."));
            }
            return lease;
        } finally {
            claims.leave(List.of(port));
        }
    }

    private String usedBy(int port) {
        String who =
                watcher.look(true).stream()
                        .filter(use -> use.port() == port)
                        .map(use -> PortClashes.program(use, writer.state()))
                        .findFirst()
                        .orElse("a program that cannot be seen");
        return "Port " + port + " is used by " + who + ". Take another.";
    }

    /// Another port for a lease whose port somebody else uses.
    PortLease move(PortLease lease, String reason) {
        PortTenant tenant = tenant(lease);
        List<Integer> claimed = new ArrayList<>();
        try {
            int port =
                    tried(
                            tenant,
                            lease.wish(),
                            types(tenant.location()),
                            claimed,
                            Set.of(lease.port()));
            return writer.submit(PortRules.move(lease.port(), port, reason));
        } finally {
            claims.leave(claimed);
        }
    }

    private static PortTenant tenant(PortLease lease) {
        return new PortTenant(
                lease.holder(),
                new Location(
                        lease.workspace(),
                        lease.root(),
                        lease.directory(),
                        lease.branch(),
                        lease.worktree()),
                lease.namespace(),
                lease.expiresAt());
    }

    /// What each wish would get now; nothing is leased.
    List<Integer> suggest(PortTenant tenant, List<PortWish> wishes) {
        PortTypes types = types(tenant.location());
        List<Integer> claimed = new ArrayList<>();
        try {
            List<Integer> found = new ArrayList<>();
            for (PortWish wish : wishes) {
                PortRules.check(wish, tenant.namespace(), types);
                found.add(port(tenant, wish, types, claimed));
            }
            return found;
        } finally {
            claims.leave(claimed);
        }
    }

    /// Whoever is about to lease it must not find it taken by us.
    boolean isFree(int port) {
        if (!claims.take(port)) {
            return false;
        }
        try {
            return probe.isFree(port);
        } finally {
            claims.leave(List.of(port));
        }
    }
}
