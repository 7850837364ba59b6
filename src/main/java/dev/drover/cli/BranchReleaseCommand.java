package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.ipc.Endpoints;
import dev.drover.model.view.BranchClaimView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

/// `drover branches release`.
@Command(
        name = "release",
        description = "Gives a claim back: of the branch you are on, if you name none.",
        footer = {
            "  drover branches release",
            "  drover branches release fix-login",
            "  drover branches release --all",
            "  drover branches release --claim 5f0c11aa"
        })
final class BranchReleaseCommand extends CliCommand {
    @Parameters(paramLabel = "BRANCH", arity = "0..1", description = "Of this repository.")
    @Nullable String branch;

    @Option(names = "--all", description = "All that you hold, in every repository.")
    boolean all;

    @Option(
            names = "--claim",
            paramLabel = "ID",
            description = "This very claim. A person may take anybody's away; its holder is told.")
    @Nullable String claim;

    @Override
    int run(Context context) {
        if ((branch != null ? 1 : 0) + (all ? 1 : 0) + (claim != null ? 1 : 0) > 1) {
            throw Context.refused("Say one of BRANCH, --all and --claim.");
        }
        List<BranchClaimView> released =
                context.api()
                        .releaseBranch(
                                new Endpoints.Release(
                                        context.invocation().directory(), branch, claim, all));
        Output out = context.out();
        if (json) {
            out.json(released);
            return Exit.OK;
        }
        for (BranchClaimView gone : released) {
            out.line(
                    "Released "
                            + gone.branch()
                            + " of "
                            + context.shortPath(gone.root())
                            + ", which was held by "
                            + BranchTable.holder(gone.holder())
                            + ".");
        }
        if (released.isEmpty()) {
            out.line("You hold no branch.");
        }
        return Exit.OK;
    }
}
