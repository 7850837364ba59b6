package dev.drover.mcp;

import dev.drover.mcp.Tool.Said;
import dev.drover.model.InstanceId;
import dev.drover.model.JoinStatus;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.BranchConflictView;
import dev.drover.model.view.BranchParty;
import dev.drover.model.view.BranchesView;
import dev.drover.model.view.JoinRequestView;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The branch registry as agents read it.
final class BranchFacts {
    private static final int MOST = 50;

    private BranchFacts() {}

    /// @param holder its id; user for a person
    /// @param intent read, write or full
    /// @param mode isolated: nobody else may write there; or coordinated
    /// @param reason in the holder's words
    record Claim(
            String repository,
            String branch,
            String holder,
            String holderName,
            String intent,
            List<String> paths,
            String mode,
            @Nullable String reason,
            Instant since,
            boolean yours) {}

    /// @param id what answer_branch_request takes
    /// @param toYou you are the one who answers
    record Request(
            String id,
            String repository,
            String branch,
            String requester,
            String requesterName,
            String holder,
            List<String> paths,
            String reason,
            String status,
            boolean toYou) {}

    /// @param kind overlap of two claims; trespass: other is on a branch that holder claimed
    record Conflict(
            String kind,
            String repository,
            String branch,
            String holder,
            String other,
            List<String> paths) {}

    /// @param more that are not in these lists
    record All(List<Claim> claims, List<Request> requests, List<Conflict> conflicts, int more) {}

    static Said<All> all(Caller caller) {
        InstanceId you = caller.agent().orElse(null);
        BranchesView view = caller.looking().branches();
        List<Claim> claims = view.claims().stream().limit(MOST).map(c -> claim(c, you)).toList();
        List<Request> requests =
                view.requests().stream()
                        .filter(r -> r.status() == JoinStatus.PENDING)
                        .limit(MOST)
                        .map(r -> request(r, you))
                        .toList();
        List<Conflict> conflicts =
                view.conflicts().stream().limit(MOST).map(BranchFacts::conflict).toList();
        List<String> lines = new ArrayList<>();
        claims.forEach(c -> lines.add(line(c)));
        requests.forEach(r -> lines.add(line(r)));
        conflicts.forEach(c -> lines.add(line(c)));
        int more = Math.max(0, view.claims().size() - MOST);
        return new Said<>(
                lines.isEmpty() ? "Nobody has claimed a branch." : String.join("\n", lines),
                new All(claims, requests, conflicts, more));
    }

    static Claim claim(BranchClaimView c, @Nullable InstanceId you) {
        return new Claim(
                Quoted.plain(c.root()),
                Quoted.plain(c.branch()),
                id(c.holder()),
                Quoted.plain(c.holder().name()),
                c.intent().toString(),
                c.paths().stream().map(Quoted::plain).toList(),
                c.mode().toString(),
                Quoted.plainOrNull(c.reason()),
                c.since(),
                is(c.holder(), you));
    }

    static Request request(JoinRequestView r, @Nullable InstanceId you) {
        return new Request(
                r.id(),
                Quoted.plain(r.root()),
                Quoted.plain(r.branch()),
                id(r.requester()),
                Quoted.plain(r.requester().name()),
                id(r.holder()),
                r.paths().stream().map(Quoted::plain).toList(),
                Quoted.plain(r.text()),
                r.status().toString(),
                is(r.holder(), you));
    }

    private static Conflict conflict(BranchConflictView c) {
        return new Conflict(
                c.kind(),
                Quoted.plain(c.root()),
                Quoted.plain(c.branch()),
                id(c.holder()),
                id(c.other()),
                c.paths().stream().map(Quoted::plain).toList());
    }

    static String line(Claim c) {
        return Quoted.name(c.branch())
                + " of "
                + Quoted.name(c.repository())
                + ": "
                + (c.yours() ? "you" : c.holder())
                + ", "
                + c.intent()
                + (c.paths().isEmpty() ? "" : " " + names(c.paths()))
                + ", "
                + c.mode()
                + (c.reason() == null ? "" : ", says " + Quoted.text(c.reason()));
    }

    static String line(Request r) {
        return "Request "
                + r.id()
                + ": "
                + r.requester()
                + " asks "
                + (r.toYou() ? "you" : r.holder())
                + " to join "
                + Quoted.name(r.branch())
                + (r.paths().isEmpty() ? "" : " at " + names(r.paths()))
                + ", says "
                + Quoted.text(r.reason());
    }

    private static String line(Conflict c) {
        return "Conflict ("
                + c.kind()
                + ") on "
                + Quoted.name(c.branch())
                + ": "
                + c.holder()
                + " and "
                + c.other()
                + (c.paths().isEmpty() ? "" : " at " + names(c.paths()));
    }

    private static String names(List<String> paths) {
        return String.join(" ", paths.stream().limit(8).map(Quoted::name).toList())
                + (paths.size() > 8 ? " and " + (paths.size() - 8) + " more" : "");
    }

    private static String id(BranchParty party) {
        return party.instance() == null ? "user" : Quoted.id(party.instance());
    }

    private static boolean is(BranchParty party, @Nullable InstanceId you) {
        return you != null && you.value().equals(party.instance());
    }
}
