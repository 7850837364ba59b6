package dev.drover.core;

import dev.drover.model.BranchClaim;
import dev.drover.model.BranchNotice;
import dev.drover.model.BranchScope;
import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.JoinRequest;
import dev.drover.model.JoinStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// How claims of branches end: given back, taken away, run out, or with their holder. Whoever
/// waited for one hears that it is free.
public final class BranchReleaseRules {
    private BranchReleaseRules() {}

    /// Gives a holder's claim of one branch back.
    ///
    /// @param holder null for a person
    public static Rule<BranchClaim> release(BranchScope on, @Nullable InstanceId holder) {
        return (state, now) -> {
            BranchClaim own = BranchConflicts.own(state.branches(), on, holder);
            if (own == null) {
                throw new Refused(
                        new Refusal.OfBranch(
                                "branch-not-claimed",
                                404,
                                "You have no claim of "
                                        + BranchWords.where(on)
                                        + ". `drover branches` lists all claims."));
            }
            Draft draft = new Draft(state);
            drop(draft, own, "released", now);
            return draft.reply(own);
        };
    }

    /// Gives all claims of a holder back.
    public static Rule<List<BranchClaim>> releaseAll(@Nullable InstanceId holder) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            return draft.reply(
                    dropAll(draft, c -> Objects.equals(c.holder(), holder), "released", now));
        };
    }

    /// A person takes a claim away, whosever it is; anybody else may only name their own.
    ///
    /// @param text a claim's id, or the beginning of one
    public static Rule<BranchClaim> takeAway(String text, @Nullable InstanceId caller) {
        return (state, now) -> {
            BranchClaim claim = BranchLookup.claim(state.branches(), text);
            if (caller != null && !caller.equals(claim.holder())) {
                throw new Refused(
                        new Refusal.OfBranch(
                                "branch-not-yours",
                                403,
                                "Claim "
                                        + claim.id()
                                        + " belongs to "
                                        + BranchWords.who(state, claim.holder())
                                        + ". Ask to join it: `drover branches request "
                                        + BranchWords.word(claim.scope().branch())
                                        + " TEXT`."));
            }
            Draft draft = new Draft(state);
            drop(draft, claim, caller == null ? "taken back by a person" : "released", now);
            if (caller == null) {
                BranchNotes.taken(draft, claim, "a person took it back", now);
            }
            return draft.reply(claim);
        };
    }

    /// Ends what has run out.
    ///
    /// @return how many claims that were
    public static Rule<Integer> expire() {
        return (state, now) -> {
            if (state.branches().claims().isEmpty()) {
                return Decision.nothing(0);
            }
            Draft draft = new Draft(state);
            List<BranchClaim> over =
                    dropAll(
                            draft,
                            c -> c.until() != null && !c.until().isAfter(now),
                            "its time is over",
                            now);
            over.forEach(claim -> BranchNotes.taken(draft, claim, "its time is over", now));
            return draft.reply(over.size());
        };
    }

    /// Part of an instance's end: nothing of it stays in the registry.
    static void ended(Draft draft, InstanceId id, Instant now) {
        if (draft.state().branches().isEmpty()) {
            return;
        }
        for (JoinRequest request : draft.state().branches().requests()) {
            if (id.equals(request.requester())) {
                draft.add(new Event.JoinForgotten(request.id()));
                BranchNotes.forget(draft, request);
            }
        }
        dropAll(draft, c -> id.equals(c.holder()), "its holder has ended", now);
        BranchNotes.prune(draft);
        for (BranchNotice notice : draft.state().branches().notices()) {
            if (notice.to().equals(id)) {
                draft.add(new Event.BranchNoticeForgotten(notice.id()));
            }
        }
    }

    private static List<BranchClaim> dropAll(
            Draft draft, Predicate<BranchClaim> which, String why, Instant now) {
        List<BranchClaim> chosen =
                draft.state().branches().claims().stream()
                        .filter(which)
                        .sorted((a, b) -> a.id().compareTo(b.id()))
                        .toList();
        chosen.forEach(claim -> drop(draft, claim, why, now));
        return chosen;
    }

    private static void drop(Draft draft, BranchClaim claim, String why, Instant now) {
        draft.add(new Event.BranchReleased(claim.id(), now, why));
        for (JoinRequest request : draft.state().branches().requests()) {
            if (request.claim().equals(claim.id())) {
                draft.add(new Event.JoinForgotten(request.id()));
                BranchNotes.forget(draft, request);
                if (request.status() == JoinStatus.PENDING) {
                    BranchNotes.freed(draft, request, now);
                }
            }
        }
        BranchNotes.prune(draft);
        // Whose claim to read is over is there without one.
        BranchNotes.conflicts(draft, now);
    }
}
