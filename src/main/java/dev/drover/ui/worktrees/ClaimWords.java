package dev.drover.ui.worktrees;

import dev.drover.model.BranchMode;
import dev.drover.model.VisibleText;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.BranchParty;

import java.util.List;
import java.util.stream.Collectors;

/// Who has claimed a branch for what, in the words of the window.
final class ClaimWords {
    private static final int NAME = 120;
    private static final int PATH = 120;
    private static final int MOST_PATHS = 5;
    private static final int REASON = 400;

    private ClaimWords() {}

    /// @return such as `Checkout flow`, or `You` for a person
    static String holder(BranchClaimView claim) {
        BranchParty holder = claim.holder();
        return holder.instance() == null ? "You" : VisibleText.line(holder.name(), NAME);
    }

    /// @return such as `To write src/api, for itself alone, since 26 Nov 14:02`
    static String what(BranchClaimView claim) {
        String what =
                switch (claim.intent()) {
                    case READ -> "To read it";
                    case WRITE -> "To write " + paths(claim.paths());
                    case FULL -> "All of it";
                };
        String mode = claim.mode() == BranchMode.ISOLATED ? "shared with nobody" : "others may too";
        String end = claim.until() == null ? "" : ", until " + DetailFacts.when(claim.until());
        return what + ", " + mode + ", since " + DetailFacts.when(claim.since()) + end;
    }

    /// What the holder says, as words of another; empty if nothing.
    static String reason(BranchClaimView claim) {
        return claim.reason() == null || claim.reason().isBlank()
                ? ""
                : "“" + VisibleText.line(claim.reason(), REASON) + "”";
    }

    /// @return such as `Claimed by You and Checkout flow`; empty for none
    static String hint(List<BranchClaimView> claims) {
        return claims.isEmpty()
                ? ""
                : "Claimed by "
                        + claims.stream()
                                .map(ClaimWords::holder)
                                .map(name -> name.equals("You") ? "you" : name)
                                .distinct()
                                .collect(Collectors.joining(", "));
    }

    private static String paths(List<String> paths) {
        String shown =
                paths.stream()
                        .limit(MOST_PATHS)
                        .map(path -> VisibleText.line(path, PATH))
                        .collect(Collectors.joining(", "));
        int more = paths.size() - MOST_PATHS;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
