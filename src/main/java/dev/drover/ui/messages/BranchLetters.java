package dev.drover.ui.messages;

import dev.drover.model.BranchIntent;
import dev.drover.model.JoinStatus;
import dev.drover.model.MessageType;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.BranchConflictView;
import dev.drover.model.view.BranchParty;
import dev.drover.model.view.BranchesView;
import dev.drover.model.view.JoinRequestView;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.PartyView;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the branch registry knows of two, as letters between them: who asked to join whom, what
/// came of it, and where they are in each other's way. So it stands in the thread of the same two
/// about the same branch.
final class BranchLetters {
    private static final String REQUEST = "request/";
    private static final String ANSWER = "answer/";
    private static final String CONFLICT = "conflict/";

    private BranchLetters() {}

    static List<MessageView> of(BranchesView branches) {
        List<MessageView> letters = new ArrayList<>();
        for (JoinRequestView request : branches.requests()) {
            letters.add(asked(request));
            answered(request).ifPresent(letters::add);
        }
        for (BranchConflictView conflict : branches.conflicts()) {
            letters.add(conflict(conflict, branches.claims()));
        }
        return letters;
    }

    /// Was it made here, and not sent by anybody?
    static boolean isOne(MessageView message) {
        return message.id().indexOf('/') >= 0;
    }

    static boolean isConflict(MessageView message) {
        return message.id().startsWith(CONFLICT);
    }

    /// The id of the request that waits for an answer.
    static Optional<String> pending(MessageView message) {
        return message.id().startsWith(REQUEST) && !message.unread().isEmpty()
                ? Optional.of(message.id().substring(REQUEST.length()))
                : Optional.empty();
    }

    private static MessageView asked(JoinRequestView request) {
        PartyView holder = party(request.holder());
        return letter(
                REQUEST + request.id(),
                party(request.requester()),
                holder,
                request.status() == JoinStatus.PENDING,
                MessageType.JOIN_REQUEST,
                request.text() + "\n" + wanted(request),
                request.branch(),
                request.root(),
                request.at());
    }

    private static Optional<MessageView> answered(JoinRequestView request) {
        Instant at = request.answeredAt();
        return at == null || request.status() == JoinStatus.PENDING
                ? Optional.empty()
                : Optional.of(
                        letter(
                                ANSWER + request.id(),
                                party(request.holder()),
                                party(request.requester()),
                                false,
                                request.status() == JoinStatus.DENIED
                                        ? MessageType.DENIAL
                                        : MessageType.APPROVAL,
                                "",
                                request.branch(),
                                request.root(),
                                at));
    }

    private static MessageView conflict(BranchConflictView conflict, List<BranchClaimView> claims) {
        String newest = conflict.later() == null ? conflict.claim() : conflict.later();
        Instant since =
                claims.stream()
                        .filter(claim -> claim.id().equals(newest))
                        .map(BranchClaimView::since)
                        .findFirst()
                        .orElse(Instant.EPOCH);
        String where =
                conflict.paths().isEmpty()
                        ? "the whole branch"
                        : String.join(", ", conflict.paths());
        String text =
                conflict.kind().equals("trespass")
                        ? name(conflict.other())
                                + " is on this branch, which "
                                + name(conflict.holder())
                                + " holds for itself."
                        : "Both may write to " + where + ".";
        return letter(
                CONFLICT + conflict.claim() + "/" + conflict.other().instance(),
                party(conflict.other()),
                party(conflict.holder()),
                false,
                MessageType.CONFLICT_NOTICE,
                text,
                conflict.branch(),
                conflict.root(),
                since);
    }

    private static MessageView letter(
            String id,
            PartyView from,
            PartyView to,
            boolean waits,
            MessageType type,
            String text,
            String branch,
            String root,
            Instant at) {
        return new MessageView(
                id,
                from,
                List.of(to),
                waits ? List.of(to) : List.of(),
                false,
                type,
                text,
                branch,
                "project:" + root.substring(root.lastIndexOf('/') + 1),
                at,
                at);
    }

    private static String wanted(JoinRequestView request) {
        if (request.intent() == BranchIntent.READ) {
            return "It wants to read.";
        }
        return request.paths().isEmpty()
                ? "It wants the whole branch."
                : "It wants to write to " + String.join(", ", request.paths()) + ".";
    }

    private static PartyView party(BranchParty party) {
        return new PartyView(party.instance(), party.instance() == null ? "user" : party.name());
    }

    private static String name(BranchParty party) {
        return party.instance() == null ? "you" : party.name();
    }
}
