package dev.drover.core;

import dev.drover.model.BranchClaim;
import dev.drover.model.BranchId;
import dev.drover.model.BranchMap;
import dev.drover.model.BranchNotice;
import dev.drover.model.BranchScope;
import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.State;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Claims of branches: taken and changed, and what agents have to hear of it. How claims end is
/// {@link BranchReleaseRules}'s matter, requests to join are {@link BranchJoinRules}'.
public final class BranchRules {
    /// So that nobody fills the registry by mistake.
    static final int MOST_CLAIMS = 100;

    private BranchRules() {}

    /// @param meets claims of others that are there as well, coordinated
    public record Claimed(BranchClaim claim, List<BranchClaim> meets) {
        public Claimed {
            meets = List.copyOf(meets);
        }
    }

    /// A holder's second claim of a branch changes its first.
    ///
    /// @param below the caller's directory from the top of its worktree, empty for the top
    public static Rule<Claimed> claim(BranchWish wanted, String below) {
        return (state, now) -> {
            BranchWish wish = wanted.checked(below);
            List<BranchClaim> others =
                    BranchConflicts.inTheWay(
                            state.branches(), wish.scope(), wish.mode(), wish.holder());
            if (!others.isEmpty()) {
                throw new Refused(held(state, wish.scope(), others));
            }
            limit(state.branches(), wish);
            Draft draft = new Draft(state);
            BranchClaim claim = put(draft, wish, now);
            return draft.reply(new Claimed(claim, meets(draft.state(), claim)));
        };
    }

    private static Refusal held(State state, BranchScope wanted, List<BranchClaim> others) {
        String more = others.size() == 1 ? "" : " and " + (others.size() - 1) + " more";
        String word = BranchWords.word(wanted.branch());
        return new Refusal.OfBranch(
                "branch-held",
                409,
                "The "
                        + BranchWords.where(wanted)
                        + " is held by "
                        + BranchWords.held(state, others.getFirst())
                        + more
                        + ". Ask with `drover branches request "
                        + word
                        + " TEXT`, or take other paths or another branch.");
    }

    private static void limit(BranchMap map, BranchWish wish) {
        long held =
                map.claims().stream()
                        .filter(c -> Objects.equals(c.holder(), wish.holder()))
                        .filter(c -> !c.scope().isOnBranchOf(wish.scope()))
                        .count();
        if (held >= MOST_CLAIMS) {
            throw new Refused(
                    new Refusal.NotNow(
                            "You hold "
                                    + held
                                    + " branches, which is the most there can be. Release some:"
                                    + " `drover branches release BRANCH`."));
        }
    }

    static BranchClaim put(Draft draft, BranchWish wish, Instant now) {
        BranchMap map = draft.state().branches();
        BranchClaim old = BranchConflicts.own(map, wish.scope(), wish.holder());
        String about = wish.scope().workspace() + "/" + wish.scope().branch() + "/" + wish.holder();
        BranchClaim claim =
                new BranchClaim(
                        old != null ? old.id() : freeId(map, about, now),
                        wish.scope(),
                        wish.holder(),
                        wish.mode(),
                        wish.reason(),
                        old != null ? old.since() : now,
                        wish.time() == null ? null : now.plus(wish.time()));
        if (!claim.equals(old)) {
            draft.add(new Event.BranchClaimed(claim));
            BranchJoinRules.settle(draft, claim, now);
            BranchNotes.prune(draft);
            BranchNotes.conflicts(draft, now);
        }
        return claim;
    }

    private static List<BranchClaim> meets(State state, BranchClaim claim) {
        List<BranchClaim> others = new ArrayList<>();
        for (BranchConflict conflict : BranchConflicts.of(state)) {
            if (conflict instanceof BranchConflict.Overlap o && o.concerns(claim)) {
                others.add(o.claim().id().equals(claim.id()) ? o.later() : o.claim());
            }
        }
        return others;
    }

    /// Part of an instance's arrival on a branch: is it one that another holds for itself?
    static void arrived(Draft draft, Instant now) {
        if (!draft.state().branches().claims().isEmpty()) {
            BranchNotes.conflicts(draft, now);
        }
    }

    /// What an agent is told now: what it has not heard yet, as far as there is room for it. What
    /// is not so any more is not told.
    ///
    /// @param length of a notice, as it will be told
    public static Rule<List<BranchNotice>> tell(
            InstanceId id, ToIntFunction<BranchNotice> length, int room) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            List<BranchNotice> told = new ArrayList<>();
            int left = room;
            for (BranchNotice notice : state.branches().untold(id)) {
                boolean isSo = BranchNotes.isSo(state, notice);
                left -= isSo ? length.applyAsInt(notice) : 0;
                if (left < 0) {
                    break;
                }
                if (isSo) {
                    told.add(notice);
                }
                // A conflict is remembered while it goes on, lest it is told again.
                draft.add(
                        isSo && BranchNotes.isOfConflict(notice)
                                ? new Event.BranchNoticeTold(notice.id(), now)
                                : new Event.BranchNoticeForgotten(notice.id()));
            }
            return draft.reply(told);
        };
    }

    static BranchId freeId(BranchMap map, String about, Instant now) {
        int attempt = 0;
        BranchId id = BranchId.of(about, now, attempt);
        while (isTaken(map, id)) {
            attempt++;
            id = BranchId.of(about, now, attempt);
        }
        return id;
    }

    private static boolean isTaken(BranchMap map, BranchId id) {
        return Optional.<Object>empty()
                .or(() -> map.claim(id))
                .or(() -> map.request(id))
                .or(() -> map.notice(id))
                .isPresent();
    }
}
