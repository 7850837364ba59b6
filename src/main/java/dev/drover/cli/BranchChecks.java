package dev.drover.cli;

import dev.drover.cli.output.Quantity;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.ipc.Endpoints;
import dev.drover.model.VisibleText;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.DoctorFinding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The doctor looks at claims of branches that people have made and nobody ends: those of a
/// repository that is gone, and those that are old. An agent's end with the agent.
final class BranchChecks {
    private static final Duration OLD = Duration.ofDays(14);
    private static final int FEW = 20;

    private BranchChecks() {}

    static void run(Context context, Diagnosis diagnosis) {
        try {
            List<BranchClaimView> endless =
                    context.api().branches().claims().stream()
                            .filter(claim -> claim.holder().instance() == null)
                            .filter(claim -> claim.until() == null)
                            .toList();
            gone(endless.stream().filter(BranchChecks::isGone).toList(), context, diagnosis);
            old(endless.stream().filter(c -> isOld(c, context)).toList(), context, diagnosis);
        } catch (DaemonUnavailableException e) {
            // The daemon's own check says that it is not there.
        }
    }

    private static boolean isGone(BranchClaimView claim) {
        return Files.notExists(Path.of(claim.root()));
    }

    private static boolean isOld(BranchClaimView claim, Context context) {
        return !isGone(claim) && claim.since().plus(OLD).isBefore(context.now());
    }

    private static void gone(List<BranchClaimView> claims, Context context, Diagnosis diagnosis) {
        if (claims.isEmpty()) {
            return;
        }
        diagnosis.add(
                DoctorFinding.warn(
                                "branch-claims",
                                Quantity.count(claims.size(), "claim")
                                        + " of branches in a repository that is not there",
                                "drover branches release --claim " + claims.getFirst().id())
                        .because("You made them, so they stay until you end them.")
                        .fixedBy(
                                "Releases them. Nothing of git is changed.",
                                true,
                                claims.stream().limit(FEW).map(c -> named(c, context)).toList()),
                () -> {
                    claims.forEach(claim -> context.api().releaseBranch(release(claim)));
                    return Quantity.count(claims.size(), "claim") + " released";
                });
    }

    private static Endpoints.Release release(BranchClaimView claim) {
        return new Endpoints.Release(null, null, claim.id(), false);
    }

    private static void old(List<BranchClaimView> claims, Context context, Diagnosis diagnosis) {
        if (!claims.isEmpty()) {
            diagnosis.add(
                    DoctorFinding.warn(
                                    "branch-claims-old",
                                    Quantity.count(claims.size(), "claim")
                                            + " of yours older than two weeks, such as "
                                            + named(claims.getFirst(), context),
                                    "drover branches release --claim " + claims.getFirst().id())
                            .because("Agents keep away from what you claim until you end it."));
        }
    }

    private static String named(BranchClaimView claim, Context context) {
        return VisibleText.line(claim.branch(), 80) + " in " + context.shortPath(claim.root());
    }
}
