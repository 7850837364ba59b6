package dev.drover.core;

import dev.drover.model.BranchClaim;
import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMap;
import dev.drover.model.BranchMode;
import dev.drover.model.BranchScope;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.JoinStatus;
import dev.drover.model.State;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Who gets in whose way. To read is fine beside anything; the whole branch meets every write; two
/// writes meet where a path of one is, or lies below, a path of the other. Where two meet, both
/// must be coordinated, or one must have let the other in.
public final class BranchConflicts {
    private static final Comparator<BranchClaim> IN_ORDER =
            Comparator.comparing(BranchClaim::since).thenComparing(BranchClaim::id);

    private BranchConflicts() {}

    /// Do two who do this on one branch meet?
    static boolean meet(BranchScope one, BranchScope other) {
        if (one.intent() == BranchIntent.READ || other.intent() == BranchIntent.READ) {
            return false;
        }
        return one.intent() == BranchIntent.FULL
                || other.intent() == BranchIntent.FULL
                || !BranchPaths.shared(one.paths(), other.paths()).isEmpty();
    }

    /// Where they do; empty where it is the whole branch.
    static List<String> meeting(BranchScope one, BranchScope other) {
        if (one.intent() == BranchIntent.FULL) {
            return other.paths();
        }
        return other.intent() == BranchIntent.FULL
                ? one.paths()
                : BranchPaths.shared(one.paths(), other.paths());
    }

    /// The claims of others that do not let this be, the oldest first.
    static List<BranchClaim> inTheWay(
            BranchMap map, BranchScope scope, BranchMode mode, @Nullable InstanceId holder) {
        BranchClaim own = own(map, scope, holder);
        return others(map, scope, holder)
                .filter(other -> meet(scope, other.scope()))
                .filter(other -> !isAllowed(map, scope, mode, holder, own, other))
                .toList();
    }

    private static boolean isAllowed(
            BranchMap map,
            BranchScope scope,
            BranchMode mode,
            @Nullable InstanceId holder,
            @Nullable BranchClaim own,
            BranchClaim other) {
        boolean together = other.mode() == BranchMode.COORDINATED;
        if (mode == BranchMode.COORDINATED && (together || isLetIn(map, holder, scope, other))) {
            return true;
        }
        return own != null && together && isLetIn(map, other.holder(), other.scope(), own);
    }

    /// Has the holder of the claim approved of this?
    private static boolean isLetIn(
            BranchMap map, @Nullable InstanceId guest, BranchScope scope, BranchClaim host) {
        return map.requests().stream()
                .filter(r -> r.isOf(guest, host.id()) && r.status() == JoinStatus.APPROVED)
                .anyMatch(r -> covers(r.scope(), scope));
    }

    private static boolean covers(BranchScope wide, BranchScope narrow) {
        return wide.intent() == BranchIntent.FULL
                || narrow.intent() == BranchIntent.READ
                || (wide.intent() == narrow.intent()
                        && narrow.paths().stream()
                                .allMatch(
                                        p ->
                                                wide.paths().stream()
                                                        .anyMatch(
                                                                w -> BranchPaths.isWithin(p, w))));
    }

    /// The one claim that somebody has on a branch.
    static @Nullable BranchClaim own(BranchMap map, BranchScope on, @Nullable InstanceId holder) {
        return map.claims().stream()
                .filter(c -> c.scope().isOnBranchOf(on) && Objects.equals(c.holder(), holder))
                .findFirst()
                .orElse(null);
    }

    private static Stream<BranchClaim> others(
            BranchMap map, BranchScope on, @Nullable InstanceId holder) {
        return map.claims().stream()
                .filter(c -> c.scope().isOnBranchOf(on) && !Objects.equals(c.holder(), holder))
                .sorted(IN_ORDER);
    }

    /// All conflicts there are, the oldest claim first. Who was let in is none.
    public static List<BranchConflict> of(State state) {
        BranchMap map = state.branches();
        if (map.claims().isEmpty()) {
            return List.of();
        }
        List<BranchConflict> found = new ArrayList<>();
        for (BranchClaim claim : map.claims().stream().sorted(IN_ORDER).toList()) {
            others(map, claim.scope(), claim.holder())
                    .filter(later -> IN_ORDER.compare(claim, later) < 0)
                    .filter(later -> meet(claim.scope(), later.scope()))
                    .filter(later -> !haveAgreed(map, claim, later))
                    .map(
                            later ->
                                    new BranchConflict.Overlap(
                                            claim, later, meeting(claim.scope(), later.scope())))
                    .forEach(found::add);
            if (isClosed(claim)) {
                state.instances().all().stream()
                        .filter(i -> trespasses(map, i, claim))
                        .map(Instance::id)
                        .sorted()
                        .forEach(id -> found.add(new BranchConflict.Trespass(claim, id)));
            }
        }
        return found;
    }

    private static boolean haveAgreed(BranchMap map, BranchClaim one, BranchClaim other) {
        return isLetIn(map, one.holder(), one.scope(), other)
                || isLetIn(map, other.holder(), other.scope(), one);
    }

    private static boolean isClosed(BranchClaim claim) {
        return claim.scope().intent() == BranchIntent.FULL && claim.mode() == BranchMode.ISOLATED;
    }

    /// Is it on the branch without leave? Who only reads there, and has said so, needs none.
    private static boolean trespasses(BranchMap map, Instance instance, BranchClaim claim) {
        return instance.isLive()
                && !instance.id().equals(claim.holder())
                && claim.scope().isOnBranchOf(instance.location())
                && own(map, claim.scope(), instance.id()) == null
                && map.requests().stream()
                        .noneMatch(
                                r ->
                                        r.isOf(instance.id(), claim.id())
                                                && r.status() == JoinStatus.APPROVED);
    }
}
