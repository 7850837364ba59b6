package dev.drover.core;

import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.PortLease;
import dev.drover.model.PortWish;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/// For whom and for what a port is leased.
///
/// @param holder the instance that gets it, null for a person
/// @param location the project, worktree and branch that it is for
/// @param expiresAt when a person's lease may end by itself, null for never
public record PortTenant(
        @Nullable InstanceId holder,
        Location location,
        String namespace,
        @Nullable Instant expiresAt) {

    public static PortTenant of(Instance instance, String namespace) {
        return new PortTenant(instance.id(), instance.location(), namespace, null);
    }

    /// Is this the lease that this tenant has for this wish? An instance has one for each wish
    /// wherever it works; a person has one for each worktree.
    boolean has(PortLease lease, PortWish wish) {
        return lease.wish().equals(wish)
                && lease.namespace().equals(namespace)
                && Objects.equals(lease.holder(), holder)
                && (holder != null
                        || (lease.workspace().equals(location.workspace())
                                && Objects.equals(lease.worktree(), location.worktree())));
    }

    PortLease lease(int port, PortWish wish, Instant now) {
        return new PortLease(
                port,
                wish,
                holder,
                location.workspace(),
                location.root(),
                location.worktree(),
                location.branch(),
                namespace,
                now,
                expiresAt);
    }
}
