package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMode;
import dev.drover.model.JoinStatus;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.BranchConflictView;
import dev.drover.model.view.BranchParty;
import dev.drover.model.view.JoinRequestView;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Claims, requests and conflicts as tables.
final class BranchTable {
    private static final int SHORT_ID = 8;

    private BranchTable() {}

    static Table claims(List<BranchClaimView> claims, Context context) {
        Table table =
                Table.of(
                        Column.whole("CLAIM", 6),
                        Column.path("REPOSITORY", 4, 24, 4),
                        Column.path("BRANCH", 8, 30, 0),
                        Column.text("HOLDER", 14, 24, 0),
                        Column.path("INTENT", 10, 30, 0),
                        Column.whole("MODE", 2),
                        Column.number("SINCE", 1),
                        Column.number("SEEN", 7),
                        Column.number("ENDS", 5),
                        Column.text("REASON", 12, 40, 8));
        for (BranchClaimView c : claims) {
            Instant now = context.now();
            table.row(
                    Cell.of(c.id(), Tone.DIM),
                    Cell.of(repository(c.root())),
                    Cell.of(c.branch(), Tone.STRONG),
                    Cell.of(holder(c.holder())),
                    Cell.of(intent(c.intent(), c.paths())),
                    Cell.of(c.mode(), c.mode() == BranchMode.ISOLATED ? Tone.PLAIN : Tone.DIM),
                    Cell.of(Quantity.age(c.since(), now)),
                    Cell.of(c.lastSeen() == null ? null : Quantity.age(c.lastSeen(), now)),
                    Cell.of(c.until() == null ? null : "in " + left(c.until(), now)),
                    Cell.of(c.reason(), Tone.DIM));
        }
        return table;
    }

    static Table requests(List<JoinRequestView> requests, Context context) {
        Table table =
                Table.of(
                        Column.whole("ID", 0),
                        Column.whole("STATE", 0),
                        Column.number("SINCE", 1),
                        Column.path("BRANCH", 8, 24, 0),
                        Column.text("WHO", 14, 24, 0),
                        Column.text("ASKS", 8, 24, 5),
                        Column.path("FOR", 8, 24, 6),
                        Column.text("TEXT", 16, 30, 1));
        for (JoinRequestView r : requests) {
            boolean waits = r.status() == JoinStatus.PENDING;
            Instant answered = r.answeredAt();
            table.row(
                    Cell.of(r.id(), Tone.DIM),
                    Cell.of(r.status(), waits ? Tone.ATTENTION : Tone.DIM),
                    Cell.of(Quantity.age(answered != null ? answered : r.at(), context.now())),
                    Cell.of(r.branch(), Tone.STRONG),
                    Cell.of(holder(r.requester())),
                    Cell.of(holder(r.holder())),
                    Cell.of(intent(r.intent(), r.paths())),
                    Cell.of(r.text(), Tone.DIM));
        }
        return table;
    }

    static Table conflicts(List<BranchConflictView> conflicts, Context context) {
        Table table =
                Table.of(
                        Column.whole("KIND", 0),
                        Column.path("REPOSITORY", 4, 24, 2),
                        Column.path("BRANCH", 8, 30, 0),
                        Column.text("HOLDER", 12, 30, 0),
                        Column.text("OTHER", 12, 30, 0),
                        Column.path("WHERE", 8, 40, 1));
        for (BranchConflictView c : conflicts) {
            boolean trespass = c.kind().equals("trespass");
            table.row(
                    Cell.of(c.kind(), trespass ? Tone.ATTENTION : Tone.PLAIN),
                    Cell.of(repository(c.root())),
                    Cell.of(c.branch(), Tone.STRONG),
                    Cell.of(holder(c.holder())),
                    Cell.of(holder(c.other())),
                    Cell.of(c.paths().isEmpty() ? "all of it" : String.join(", ", c.paths())));
        }
        return table;
    }

    /// Such as `write src/api, src/web`.
    static String intent(BranchIntent intent, List<String> paths) {
        return paths.isEmpty() ? intent.toString() : intent + " " + String.join(", ", paths);
    }

    /// Such as `flaky tests (1f0c9a77)`.
    static String holder(BranchParty party) {
        String id = party.instance();
        return id == null
                ? party.name()
                : party.name() + " (" + id.substring(id.length() - SHORT_ID) + ")";
    }

    static String left(Instant until, Instant now) {
        Duration left = Duration.between(now, until);
        // What began as two hours a moment ago is two hours to people.
        return Quantity.duration(
                left.toMinutes() < 2 ? left : Duration.ofMinutes(left.plusSeconds(30).toMinutes()));
    }

    private static String repository(String root) {
        String last = root.substring(root.lastIndexOf('/') + 1);
        return last.isEmpty() ? root : last;
    }
}
