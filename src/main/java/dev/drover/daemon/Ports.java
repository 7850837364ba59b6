package dev.drover.daemon;

import dev.drover.config.ProjectFile;
import dev.drover.core.Lookup;
import dev.drover.core.PortCaller;
import dev.drover.core.PortReleases;
import dev.drover.core.PortTenant;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.host.git.Checkouts;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.Namespace;
import dev.drover.model.PortLease;
import dev.drover.model.PortType;
import dev.drover.model.PortUse;
import dev.drover.model.PortWish;
import dev.drover.model.State;
import dev.drover.model.view.PortLeftover;
import dev.drover.model.view.PortRequest;
import dev.drover.model.view.PortView;
import dev.drover.model.view.PortsView;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Ports as everyone above sees them: leases given and taken back at a caller's word, and who
/// listens.
public final class Ports {
    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofDays(365);

    private final StateWriter writer;
    private final PortLeasing leasing;
    private final PortWatcher watcher;
    private final Checkouts checkouts;
    private final InstantSource clock;

    Ports(
            StateWriter writer,
            PortLeasing leasing,
            PortWatcher watcher,
            Checkouts checkouts,
            InstantSource clock) {
        this.writer = writer;
        this.leasing = leasing;
        this.watcher = watcher;
        this.checkouts = checkouts;
        this.clock = clock;
    }

    /// What a caller asks for.
    ///
    /// @throws Refused if it cannot be had
    List<PortView> lease(PortRequest wanted, PortCaller caller) {
        PortTenant tenant = tenant(wanted, caller);
        List<PortWish> wishes = wishes(wanted);
        List<PortLease> leases =
                wanted.port() == null
                        ? leasing.lease(tenant, wishes)
                        : List.of(leasing.leaseExactly(tenant, wishes.getFirst(), wanted.port()));
        PortViews views = views(watcher.uses());
        return leases.stream().map(lease -> views.view(lease.port(), lease)).toList();
    }

    /// What would be leased; nothing is.
    List<PortView> suggest(PortRequest wanted, PortCaller caller) {
        PortTenant tenant = tenant(wanted, caller);
        PortViews views = views(watcher.uses());
        return leasing.suggest(tenant, wishes(wanted)).stream().map(views::view).toList();
    }

    private PortTenant tenant(PortRequest wanted, PortCaller caller) {
        String namespace = wanted.namespace() == null ? Namespace.GLOBAL : wanted.namespace();
        InstanceId holder = caller.instance();
        if (wanted.instance() != null) {
            Instance instance = Lookup.instance(writer.state(), wanted.instance());
            if (!caller.person() && !instance.id().equals(holder)) {
                throw new Refused(new Refusal.NotYours(wanted.instance()));
            }
            holder = instance.id();
        }
        if (holder != null) {
            return PortTenant.of(Lookup.instance(writer.state(), holder.value()), namespace);
        }
        Long seconds = wanted.seconds();
        if (seconds != null && (seconds < 1 || seconds > LONGEST.toSeconds())) {
            throw Refused.badRequest(
                    "A lease lasts from 1 second to 365 days, or until it is released.");
        }
        Instant end = seconds == null ? null : clock.instant().plusSeconds(seconds);
        return new PortTenant(null, checkouts.locate(wanted.directory(), null), namespace, end);
    }

    private static List<PortWish> wishes(PortRequest wanted) {
        int count = wanted.count() == null ? 1 : wanted.count();
        if (count < 1 || count > MOST || (wanted.port() != null && count > 1)) {
            throw Refused.badRequest(
                    wanted.port() != null
                            ? "A port that is named can be leased once only, so --count makes no"
                                    + " sense with it."
                            : "From 1 to " + MOST + " ports can be leased at once.");
        }
        String name = wanted.name() == null ? "" : wanted.name();
        List<PortWish> wishes = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String own = i == 1 ? name : name.isEmpty() ? Integer.toString(i) : name + "-" + i;
            wishes.add(new PortWish(wanted.type(), own));
        }
        return wishes;
    }

    /// @return the lease that ended
    PortView release(int port, PortCaller caller) {
        PortLease lease = writer.submit(PortReleases.release(port, caller));
        return views(watcher.uses()).view(port, lease);
    }

    /// All that the caller may release.
    ///
    /// @param namespace only those of it, null for all
    /// @param preview only tells which
    List<PortView> releaseAll(@Nullable String namespace, PortCaller caller, boolean preview) {
        PortViews views = views(watcher.uses());
        List<PortLease> leases =
                preview
                        ? PortReleases.releasable(writer.state(), caller, namespace)
                        : writer.submit(PortReleases.releaseAll(caller, namespace));
        return leases.stream().map(lease -> views.view(lease.port(), lease)).toList();
    }

    /// Releases what nobody needs any more, as far as the caller may.
    ///
    /// @param namespace only leases of it, null for all
    /// @param preview only tells which
    List<PortLeftover> cleanUp(@Nullable String namespace, PortCaller caller, boolean preview) {
        List<PortUse> uses = watcher.look(true);
        Set<Integer> listening = new HashSet<>();
        uses.forEach(use -> listening.add(use.port()));
        State state = writer.state();
        Set<String> gone = new HashSet<>();
        for (PortLease lease : state.ports().all()) {
            if (Files.notExists(Path.of(lease.directory()), LinkOption.NOFOLLOW_LINKS)) {
                gone.add(lease.directory());
            }
        }
        PortViews views = views(uses);
        List<PortReleases.Leftover> left =
                preview
                        ? PortReleases.leftovers(
                                state, caller, namespace, listening, gone, clock.instant())
                        : writer.submit(PortReleases.cleanUp(caller, namespace, listening, gone));
        return left.stream()
                .map(
                        one ->
                                new PortLeftover(
                                        views.view(one.lease().port(), one.lease()), one.reason()))
                .toList();
    }

    /// All that is known.
    ///
    /// @param fresh looks now; else as the last look has seen it
    public PortsView all(boolean fresh) {
        return fresh
                ? views(watcher.look(true)).all(brokenWishes())
                : views(watcher.uses()).all(List.of());
    }

    /// What is wrong with what the projects of live instances ask for.
    private List<String> brokenWishes() {
        Map<String, Location> directories = new TreeMap<>();
        for (Instance instance : writer.state().instances().all()) {
            if (instance.isLive()) {
                directories.put(instance.location().checkout(), instance.location());
            }
        }
        List<String> notices = new ArrayList<>();
        directories.forEach(
                (directory, where) -> {
                    String problem = ProjectFile.in(directory, leasing.types(where)).problem();
                    if (problem != null) {
                        notices.add(problem);
                    }
                });
        return notices;
    }

    /// One port, looked at now. One that nobody has and nobody listens on is tried out.
    ///
    /// @throws Refused if there is no such port
    PortView one(int port) {
        if (port < 1 || port > PortType.HIGHEST) {
            throw new Refused(new Refusal.PortOutOfRange(port));
        }
        PortViews views = views(watcher.look(true));
        PortView view = views.view(port);
        if (view.use() != PortView.Use.FREE || port < PortType.LOWEST) {
            return view;
        }
        return leasing.isFree(port) ? view : views.of(port, PortView.Use.UNLEASED, List.of());
    }

    private PortViews views(List<PortUse> uses) {
        return new PortViews(writer.state(), leasing.types(), uses, watcher.uid());
    }
}
