package dev.drover.core;

import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Namespace;
import dev.drover.model.PortLease;
import dev.drover.model.PortType;
import dev.drover.model.PortTypes;
import dev.drover.model.PortWish;
import dev.drover.model.State;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/// Who gets which port. A port has one holder at most, and whoever asks again for what he has gets
/// the same one. How leases end stands in [PortReleases].
public final class PortRules {
    private PortRules() {}

    /// A wish, and the port that it is to get.
    public record Chosen(PortWish wish, int port) {}

    /// @throws Refused if it is no wish that anybody could have
    public static void check(PortWish wish, String namespace, PortTypes types) {
        type(wish, types);
        if (!PortWish.isName(wish.name())) {
            throw Refused.badRequest(
                    "A port's name has small letters, digits, '.', '_' and '-', at most 40; '"
                            + VisibleText.line(wish.name(), 60)
                            + "' has not.");
        }
        if (!Namespace.isValid(namespace)) {
            throw Refused.badRequest(
                    "A namespace is 'global' or 'project:NAME'; '"
                            + VisibleText.line(namespace, 60)
                            + "' is neither.");
        }
    }

    /// @throws Refused if there is no such type
    public static PortType type(PortWish wish, PortTypes types) {
        return types.named(wish.type())
                .orElseThrow(
                        () ->
                                new Refused(
                                        new Refusal.UnknownPortType(
                                                VisibleText.line(wish.type(), 60), types.names())));
    }

    /// The lease that the tenant has already for this wish.
    public static Optional<PortLease> held(State state, PortTenant tenant, PortWish wish) {
        InstanceId holder = tenant.holder();
        return (holder == null ? state.ports().ofPeople(wish) : state.ports().leases(holder))
                .stream().filter(lease -> tenant.has(lease, wish)).findFirst();
    }

    /// The port to try for this wish: nobody has it, and it is not among those that are out of the
    /// question.
    ///
    /// @param busy found to be used by some program
    /// @param claimed others are about to get
    /// @throws Refused if there is no such type, or its range is used up
    public static int choose(
            State state,
            PortTenant tenant,
            PortWish wish,
            PortTypes types,
            Set<Integer> busy,
            IntPredicate claimed) {
        PortType type = type(wish, types);
        return PortChoice.of(type, types, tenant.location(), wish.name())
                .first(p -> !state.ports().has(p) && !busy.contains(p) && !claimed.test(p))
                .orElseThrow(
                        () ->
                                new Refused(
                                        new Refusal.RangeExhausted(
                                                PortWords.exhausted(state, type, busy))));
    }

    /// Gives the tenant these ports, all or none. What it has already for a wish it keeps, whatever
    /// was chosen.
    public static Rule<List<PortLease>> lease(PortTenant tenant, List<Chosen> chosen) {
        return (state, now) -> {
            requireLive(state, tenant.holder());
            Draft draft = new Draft(state);
            List<PortLease> leases = new ArrayList<>();
            for (Chosen one : chosen) {
                leases.add(lease(draft, tenant, one, now));
            }
            return draft.reply(leases);
        };
    }

    private static PortLease lease(Draft draft, PortTenant tenant, Chosen one, Instant now) {
        Optional<PortLease> held = held(draft.state(), tenant, one.wish());
        if (held.isPresent()) {
            PortLease lease = held.get();
            if (Objects.equals(lease.expiresAt(), tenant.expiresAt())) {
                return lease;
            }
            draft.add(new Event.PortRenewed(lease.port(), lease.holder(), tenant.expiresAt()));
            return lease.until(tenant.expiresAt());
        }
        requireInRange(one.port());
        draft.state()
                .ports()
                .get(one.port())
                .ifPresent(
                        other -> {
                            throw new Refused(
                                    new Refusal.PortTaken(PortWords.taken(other, draft.state())));
                        });
        PortLease lease = tenant.lease(one.port(), one.wish(), now);
        draft.add(new Event.PortLeased(lease));
        return lease;
    }

    private static void requireLive(State state, @Nullable InstanceId holder) {
        if (holder != null && state.instances().get(holder).filter(Instance::isLive).isEmpty()) {
            throw new Refused(
                    new Refusal.NotNow(
                            "Instance '"
                                    + holder.shortForm()
                                    + "' has ended, so it can hold no port."));
        }
    }

    /// @throws Refused if no such port can be leased
    public static void requireInRange(long port) {
        if (port < PortType.LOWEST || port > PortType.HIGHEST) {
            throw new Refused(new Refusal.PortOutOfRange(port));
        }
    }

    /// A holder gets another port in place of one that somebody else uses.
    ///
    /// @param reason why, for the history
    public static Rule<PortLease> move(int from, int to, String reason) {
        return (state, now) -> {
            PortLease old = known(state, from);
            requireInRange(to);
            state.ports()
                    .get(to)
                    .ifPresent(
                            other -> {
                                throw new Refused(
                                        new Refusal.PortTaken(PortWords.taken(other, state)));
                            });
            PortLease fresh =
                    new PortLease(
                            to,
                            old.wish(),
                            old.holder(),
                            old.workspace(),
                            old.root(),
                            old.worktree(),
                            old.branch(),
                            old.namespace(),
                            now,
                            old.expiresAt());
            return new Decision<>(
                    List.of(
                            new Event.PortReleased(from, old.holder(), reason),
                            new Event.PortLeased(fresh)),
                    fresh);
        };
    }

    static PortLease known(State state, int port) {
        return state.ports()
                .get(port)
                .orElseThrow(() -> new Refused(new Refusal.UnknownLease(port)));
    }

    /// The agent was told of a clash.
    public static Rule<Boolean> clashTold(InstanceId id, int port, String heldBy) {
        return (state, now) ->
                new Decision<>(List.of(new Event.PortClashTold(id, port, heldBy)), true);
    }
}
