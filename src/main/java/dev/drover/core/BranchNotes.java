package dev.drover.core;

import dev.drover.model.BranchClaim;
import dev.drover.model.BranchId;
import dev.drover.model.BranchNotice;
import dev.drover.model.BranchScope;
import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.JoinRequest;
import dev.drover.model.JoinStatus;
import dev.drover.model.State;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/// What agents have to hear of branches, decided together with what it is about. Persons have the
/// alerts instead. Words of another agent are kept apart, to be shown as such.
final class BranchNotes {
    private BranchNotes() {}

    /// Tells both sides of each conflict that is not told yet.
    static void conflicts(Draft draft, Instant now) {
        for (BranchConflict conflict : BranchConflicts.of(draft.state())) {
            switch (conflict) {
                case BranchConflict.Overlap o -> overlap(draft, o, now);
                case BranchConflict.Trespass t -> trespass(draft, t, now);
            }
        }
    }

    private static void overlap(Draft draft, BranchConflict.Overlap overlap, Instant now) {
        side(draft, overlap, overlap.claim(), overlap.later(), now);
        side(draft, overlap, overlap.later(), overlap.claim(), now);
    }

    private static void side(
            Draft draft,
            BranchConflict.Overlap overlap,
            BranchClaim own,
            BranchClaim other,
            Instant now) {
        String where =
                overlap.paths().isEmpty() ? "the whole branch" : BranchWords.paths(overlap.paths());
        note(
                draft,
                own.holder(),
                overlap.key(),
                sentence(BranchWords.where(own.scope()))
                        + ": "
                        + BranchWords.who(draft.state(), other.holder())
                        + " works there as well ("
                        + BranchWords.what(other.scope())
                        + ", "
                        + BranchWords.since(other.since())
                        + "), which meets your claim in "
                        + where
                        + ". Both are coordinated: expect its changes, and keep yours there small.",
                other.reason(),
                now);
    }

    private static void trespass(Draft draft, BranchConflict.Trespass trespass, Instant now) {
        State state = draft.state();
        BranchClaim claim = trespass.claim();
        BranchScope scope = claim.scope();
        String word = BranchWords.word(scope.branch());
        note(
                draft,
                trespass.instance(),
                trespass.key(),
                "You are on "
                        + BranchWords.where(scope)
                        + ", which "
                        + BranchWords.who(state, claim.holder())
                        + " holds for itself "
                        + BranchWords.since(claim.since())
                        + ". Switch to another branch or worktree, or ask: `drover branches request"
                        + " "
                        + word
                        + " TEXT`. If you only read there, say so: `drover branches claim "
                        + word
                        + " --intent read`.",
                claim.reason(),
                now);
        note(
                draft,
                claim.holder(),
                trespass.key(),
                sentence(BranchWords.who(state, trespass.instance()))
                        + " is on "
                        + BranchWords.where(scope)
                        + ", which you hold for yourself. It is told so too.",
                null,
                now);
    }

    static void asked(Draft draft, JoinRequest request, BranchClaim claim, Instant now) {
        note(
                draft,
                claim.holder(),
                "request/" + request.id(),
                sentence(BranchWords.who(draft.state(), request.requester()))
                        + " asks to join you on "
                        + BranchWords.where(request.scope())
                        + " ("
                        + BranchWords.what(request.scope())
                        + "). `drover branches approve "
                        + request.id()
                        + "` lets it in, `drover branches deny "
                        + request.id()
                        + "` does not.",
                request.text(),
                now);
    }

    /// @param by who answered, null for a person
    /// @param waits words about what still stands in the way; null if nothing does
    static void answered(
            Draft draft,
            JoinRequest request,
            JoinStatus answer,
            @Nullable InstanceId by,
            @Nullable String waits,
            Instant now) {
        String outcome;
        if (answer == JoinStatus.DENIED) {
            outcome = "denied it. Take other paths or another branch.";
        } else {
            String holds = "You hold it now: " + BranchWords.what(request.scope());
            outcome = "approved. " + (waits == null ? holds + ", coordinated." : waits);
        }
        note(
                draft,
                request.requester(),
                "answer/" + request.id(),
                "You asked ("
                        + request.id()
                        + ") to join "
                        + BranchWords.where(request.scope())
                        + ": "
                        + BranchWords.who(draft.state(), by)
                        + " "
                        + outcome,
                null,
                now);
    }

    static void freed(Draft draft, JoinRequest request, Instant now) {
        note(
                draft,
                request.requester(),
                "answer/" + request.id(),
                "You asked ("
                        + request.id()
                        + ") to join "
                        + BranchWords.where(request.scope())
                        + ": the claim that was in your way has ended. Claim it now, if you still"
                        + " want it: `drover branches claim "
                        + BranchWords.word(request.scope().branch())
                        + "`.",
                null,
                now);
    }

    static void taken(Draft draft, BranchClaim claim, String why, Instant now) {
        note(
                draft,
                claim.holder(),
                "taken/" + claim.id(),
                "Your claim of " + BranchWords.where(claim.scope()) + " has ended: " + why + ".",
                null,
                now);
    }

    /// Forgets what is about conflicts that are over.
    static void prune(Draft draft) {
        Set<String> going =
                BranchConflicts.of(draft.state()).stream()
                        .map(BranchConflict::key)
                        .collect(Collectors.toSet());
        draft.state().branches().notices().stream()
                .filter(n -> isOfConflict(n) && !going.contains(n.about()))
                .map(BranchNotice::id)
                .sorted()
                .toList()
                .forEach(id -> draft.add(new Event.BranchNoticeForgotten(id)));
    }

    /// Nobody has to hear of this request any more.
    static void forget(Draft draft, JoinRequest request) {
        draft.state().branches().notices().stream()
                .filter(n -> n.about().equals("request/" + request.id()))
                .forEach(n -> draft.add(new Event.BranchNoticeForgotten(n.id())));
    }

    /// Is what it says still so?
    static boolean isSo(State state, BranchNotice notice) {
        return !isOfConflict(notice)
                || BranchConflicts.of(state).stream().anyMatch(c -> c.key().equals(notice.about()));
    }

    static boolean isOfConflict(BranchNotice notice) {
        return notice.about().startsWith("overlap/") || notice.about().startsWith("trespass/");
    }

    private static void note(
            Draft draft,
            @Nullable InstanceId to,
            String about,
            String line,
            @Nullable String quote,
            Instant now) {
        var notices = draft.state().branches().notices();
        if (to == null
                || notices.stream().anyMatch(n -> n.to().equals(to) && n.about().equals(about))) {
            return;
        }
        BranchId id = BranchRules.freeId(draft.state().branches(), to + "/" + about, now);
        draft.add(new Event.BranchNoticed(new BranchNotice(id, to, about, line, quote, now, null)));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
