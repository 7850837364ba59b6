package dev.drover.core;

import dev.drover.model.BranchClaim;
import dev.drover.model.BranchId;
import dev.drover.model.BranchMap;
import dev.drover.model.JoinRequest;
import dev.drover.model.VisibleText;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Finds the claim or the request that is meant by an id or the beginning of one.
final class BranchLookup {
    private BranchLookup() {}

    /// @throws Refused if none or more than one fits
    static BranchClaim claim(BranchMap map, String text) {
        return only(map.claims(), BranchClaim::id, text, "claim");
    }

    /// @throws Refused if none or more than one fits
    static JoinRequest request(BranchMap map, String text) {
        return only(map.requests(), JoinRequest::id, text, "request");
    }

    private static <T> T only(
            Collection<T> all, Function<T, BranchId> id, String text, String kind) {
        List<T> fitting =
                text.isBlank()
                        ? List.of()
                        : all.stream().filter(t -> id.apply(t).value().startsWith(text)).toList();
        String shown = VisibleText.line(text, 40);
        if (fitting.isEmpty()) {
            throw new Refused(
                    new Refusal.OfBranch(
                            "branch-unknown-" + kind,
                            404,
                            "No "
                                    + kind
                                    + " is called '"
                                    + shown
                                    + "'. `drover branches` lists those there are."));
        }
        if (fitting.size() > 1) {
            throw new Refused(
                    new Refusal.OfBranch(
                            "branch-ambiguous-" + kind,
                            409,
                            "'"
                                    + shown
                                    + "' fits "
                                    + fitting.size()
                                    + " "
                                    + kind
                                    + "s. Give more of the id."));
        }
        return fitting.getFirst();
    }
}
