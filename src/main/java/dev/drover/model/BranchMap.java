package dev.drover.model;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The branch registry: who works on which branch, who wants to join, and what agents have to hear
/// of it. What an agent has not heard yet is at hand by its id: every hook asks for that.
public final class BranchMap {
    public static final BranchMap EMPTY =
            new BranchMap(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty());

    private static final Comparator<BranchNotice> IN_ORDER =
            Comparator.comparing(BranchNotice::at).thenComparing(BranchNotice::id);

    private final PMap<BranchId, BranchClaim> claims;
    private final PMap<BranchId, JoinRequest> requests;
    private final PMap<BranchId, BranchNotice> notices;
    private final PMap<InstanceId, PSet<BranchId>> untold;

    private BranchMap(
            PMap<BranchId, BranchClaim> claims,
            PMap<BranchId, JoinRequest> requests,
            PMap<BranchId, BranchNotice> notices,
            PMap<InstanceId, PSet<BranchId>> untold) {
        this.claims = claims;
        this.requests = requests;
        this.notices = notices;
        this.untold = untold;
    }

    public boolean isEmpty() {
        return claims.isEmpty() && requests.isEmpty() && notices.isEmpty();
    }

    public Collection<BranchClaim> claims() {
        return claims.values();
    }

    public Collection<JoinRequest> requests() {
        return requests.values();
    }

    public Collection<BranchNotice> notices() {
        return notices.values();
    }

    public Optional<BranchClaim> claim(BranchId id) {
        return Optional.ofNullable(claims.get(id));
    }

    public Optional<JoinRequest> request(BranchId id) {
        return Optional.ofNullable(requests.get(id));
    }

    public Optional<BranchNotice> notice(BranchId id) {
        return Optional.ofNullable(notices.get(id));
    }

    /// What this agent has not heard yet, the oldest first.
    public List<BranchNotice> untold(InstanceId id) {
        PSet<BranchId> ids = untold.get(id);
        return ids == null
                ? List.of()
                : ids.stream().flatMap(n -> notice(n).stream()).sorted(IN_ORDER).toList();
    }

    /// The registry after one event. An event about something unknown gives the same value back.
    public BranchMap after(Event.OfBranch event) {
        return switch (event) {
            case Event.BranchClaimed e -> with(e.claim());
            case Event.BranchReleased e ->
                    claims.containsKey(e.id())
                            ? new BranchMap(claims.minus(e.id()), requests, notices, untold)
                            : this;
            case Event.JoinRequested e -> with(e.request());
            case Event.JoinAnswered e ->
                    request(e.id()).map(r -> with(r.answered(e.answer(), e.at()))).orElse(this);
            case Event.JoinForgotten e ->
                    requests.containsKey(e.id())
                            ? new BranchMap(claims, requests.minus(e.id()), notices, untold)
                            : this;
            case Event.BranchNoticed e -> with(e.notice());
            case Event.BranchNoticeTold e -> told(e.id(), e.at());
            case Event.BranchNoticeForgotten e -> without(e.id());
        };
    }

    public BranchMap with(BranchClaim claim) {
        return new BranchMap(claims.plus(claim.id(), claim), requests, notices, untold);
    }

    public BranchMap with(JoinRequest request) {
        return new BranchMap(claims, requests.plus(request.id(), request), notices, untold);
    }

    public BranchMap with(BranchNotice notice) {
        BranchMap clean = without(notice.id());
        return new BranchMap(
                claims,
                requests,
                clean.notices.plus(notice.id(), notice),
                notice.isTold()
                        ? clean.untold
                        : clean.untold.plus(
                                notice.to(),
                                clean.untold
                                        .getOrDefault(notice.to(), HashTreePSet.empty())
                                        .plus(notice.id())));
    }

    private BranchMap told(BranchId id, Instant at) {
        return notice(id).map(n -> with(n.told(at))).orElse(this);
    }

    private BranchMap without(BranchId notice) {
        BranchNotice old = notices.get(notice);
        if (old == null) {
            return this;
        }
        PSet<BranchId> left = untold.getOrDefault(old.to(), HashTreePSet.empty()).minus(notice);
        return new BranchMap(
                claims,
                requests,
                notices.minus(notice),
                left.isEmpty() ? untold.minus(old.to()) : untold.plus(old.to(), left));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BranchMap that
                && claims.equals(that.claims)
                && requests.equals(that.requests)
                && notices.equals(that.notices);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * claims.hashCode() + requests.hashCode()) + notices.hashCode();
    }

    @Override
    public String toString() {
        return "BranchMap[" + claims + ", " + requests + ", " + notices + "]";
    }
}
