package dev.drover.core;

import dev.drover.model.BranchClaim;
import dev.drover.model.BranchId;
import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMap;
import dev.drover.model.BranchMode;
import dev.drover.model.BranchScope;
import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.JoinRequest;
import dev.drover.model.JoinStatus;
import dev.drover.model.State;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Requests to be let into a branch that others hold: asked of each holder who is in the way,
/// approved or denied by it, or by a person.
public final class BranchJoinRules {
    /// After a no the same is not asked again for this long.
    static final Duration PAUSE = Duration.ofMinutes(10);

    private BranchJoinRules() {}

    /// What came of an answer.
    ///
    /// @param claim the requester's own, if nothing stands in its way any more
    public record Answered(JoinRequest request, Optional<BranchClaim> claim) {}

    /// One request to each claim that is in the way.
    ///
    /// @param requester null for a person
    public static Rule<List<JoinRequest>> request(
            BranchScope wanted, String below, @Nullable InstanceId requester, String text) {
        return (state, now) -> {
            BranchScope scope = BranchWish.scope(wanted, below);
            if (text.isBlank()) {
                throw Refused.badRequest(
                        "A request says why: `drover branches request BRANCH TEXT`.");
            }
            String words = BranchWish.text(text, "text");
            if (scope.intent() == BranchIntent.READ) {
                throw Refused.badRequest(
                        "To read needs nobody's leave: `drover branches claim "
                                + BranchWords.word(scope.branch())
                                + " --intent read`.");
            }
            List<BranchClaim> holders =
                    BranchConflicts.inTheWay(
                            state.branches(), scope, BranchMode.COORDINATED, requester);
            if (holders.isEmpty()) {
                throw new Refused(
                        new Refusal.OfBranch(
                                "branch-free",
                                409,
                                "Nobody is in your way on "
                                        + BranchWords.where(scope)
                                        + ". Claim it: `drover branches claim "
                                        + BranchWords.word(scope.branch())
                                        + " --mode coordinated`."));
            }
            Draft draft = new Draft(state);
            List<JoinRequest> asked = new ArrayList<>();
            for (BranchClaim holder : holders) {
                asked.add(ask(draft, scope, holder, requester, words, now));
            }
            return draft.reply(asked);
        };
    }

    /// A new request takes the place of one that was denied; what was approved stays approved.
    private static JoinRequest ask(
            Draft draft,
            BranchScope scope,
            BranchClaim holder,
            @Nullable InstanceId requester,
            String text,
            Instant now) {
        for (JoinRequest old : draft.state().branches().requests()) {
            if (old.isOf(requester, holder.id()) && old.status() != JoinStatus.APPROVED) {
                mayAskAgain(old, now);
                draft.add(new Event.JoinForgotten(old.id()));
            }
        }
        BranchId id =
                BranchRules.freeId(
                        draft.state().branches(), "join/" + holder.id() + "/" + requester, now);
        JoinRequest request =
                new JoinRequest(
                        id, holder.id(), requester, scope, text, now, JoinStatus.PENDING, null);
        draft.add(new Event.JoinRequested(request));
        BranchNotes.asked(draft, request, holder, now);
        return request;
    }

    private static void mayAskAgain(JoinRequest old, Instant now) {
        Instant deniedAt = old.answeredAt();
        if (deniedAt == null) {
            throw notNow(
                    "You have asked already ("
                            + old.id()
                            + ", "
                            + BranchWords.since(old.at())
                            + "). `drover branches` shows when it is answered.");
        }
        Duration left = Duration.between(now, deniedAt.plus(PAUSE));
        if (left.isPositive()) {
            throw notNow(
                    "That was denied just now ("
                            + old.id()
                            + "). Ask again in "
                            + left.plusSeconds(59).toMinutes()
                            + " min, or take other paths or another branch.");
        }
    }

    /// The holder's answer, or a person's, who may answer for everybody.
    ///
    /// @param text a request's id, or the beginning of one
    /// @param by null for a person
    public static Rule<Answered> answer(String text, boolean approve, @Nullable InstanceId by) {
        return (state, now) -> {
            JoinRequest request = BranchLookup.request(state.branches(), text);
            BranchClaim claim = state.branches().claim(request.claim()).orElse(null);
            if (by != null && (claim == null || !by.equals(claim.holder()))) {
                throw new Refused(
                        new Refusal.OfBranch(
                                "branch-not-yours",
                                403,
                                "Request "
                                        + request.id()
                                        + " is not yours to answer: that is "
                                        + BranchWords.who(
                                                state, claim == null ? null : claim.holder())
                                        + "'s, or a person's."));
            }
            if (request.status() != JoinStatus.PENDING) {
                throw notNow(
                        "Request "
                                + request.id()
                                + " is "
                                + request.status()
                                + " already. `drover branches` lists those that wait.");
            }
            JoinStatus answer = approve ? JoinStatus.APPROVED : JoinStatus.DENIED;
            Draft draft = new Draft(state);
            draft.add(new Event.JoinAnswered(request.id(), answer, now));
            BranchNotes.forget(draft, request);
            Optional<BranchClaim> joined = approve ? join(draft, request, now) : Optional.empty();
            BranchNotes.answered(
                    draft, request, answer, by, waits(draft.state(), request, joined), now);
            return draft.reply(new Answered(request.answered(answer, now), joined));
        };
    }

    /// A claim of its own, coordinated, unless somebody else is still in the way.
    private static Optional<BranchClaim> join(Draft draft, JoinRequest request, Instant now) {
        BranchMap map = draft.state().branches();
        boolean free =
                BranchConflicts.inTheWay(
                                map, request.scope(), BranchMode.COORDINATED, request.requester())
                        .isEmpty();
        return free
                ? Optional.of(
                        BranchRules.put(
                                draft,
                                new BranchWish(
                                        request.scope(),
                                        request.requester(),
                                        BranchMode.COORDINATED,
                                        request.text(),
                                        null),
                                now))
                : Optional.empty();
    }

    private static @Nullable String waits(
            State state, JoinRequest request, Optional<BranchClaim> joined) {
        if (joined.isPresent()) {
            return null;
        }
        List<BranchClaim> others =
                BranchConflicts.inTheWay(
                        state.branches(),
                        request.scope(),
                        BranchMode.COORDINATED,
                        request.requester());
        return others.isEmpty()
                ? null
                : "In the way is still " + BranchWords.held(state, others.getFirst()) + ".";
    }

    /// Requests to a claim that is in nobody's way any more are not needed.
    static void settle(Draft draft, BranchClaim claim, Instant now) {
        for (JoinRequest request : draft.state().branches().requests()) {
            boolean needless =
                    request.claim().equals(claim.id())
                            && request.status() == JoinStatus.PENDING
                            && (claim.mode() == BranchMode.COORDINATED
                                    || !BranchConflicts.meet(claim.scope(), request.scope()));
            if (needless) {
                draft.add(new Event.JoinForgotten(request.id()));
                BranchNotes.forget(draft, request);
                BranchNotes.freed(draft, request, now);
            }
        }
    }

    private static Refused notNow(String message) {
        return new Refused(new Refusal.NotNow(message));
    }
}
