package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMode;
import dev.drover.model.view.BranchAsk;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.BranchGrant;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `drover branches claim`.
@Command(
        name = "claim",
        description =
                "Says that you work on a branch of this repository, or changes what you said."
                        + " An agent's claim ends with the agent.",
        footer = {
            "  drover branches claim fix-login",
            "  drover branches claim main --intent write --paths src/api docs",
            "  drover branches claim release-2 --for 2h --reason \"rebasing\"",
            "  drover branches claim main --intent read"
        })
final class BranchClaimCommand extends CliCommand {
    @Parameters(paramLabel = "BRANCH", description = "It need not exist yet.")
    String branch = "";

    @Option(
            names = "--intent",
            paramLabel = "read|write|full",
            description =
                    "read: fine beside anything. write: some paths. full: the whole branch. Unsaid:"
                            + " write with --paths, else full.")
    @Nullable BranchIntent intent;

    @Option(
            names = "--paths",
            paramLabel = "PATH",
            arity = "1..*",
            description = "What you write to, from here; directories with all below them.")
    List<String> paths = new ArrayList<>();

    @Option(
            names = "--mode",
            paramLabel = "isolated|coordinated",
            description =
                    "isolated: nobody else may write there (the default). coordinated: others that"
                            + " are coordinated may, and each is told of the other.")
    @Nullable BranchMode mode;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; others read it.")
    @Nullable String reason;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "Ends by itself after this time, such as 2h.")
    @Nullable Duration time;

    @Override
    int run(Context context) {
        BranchGrant grant =
                context.api()
                        .claimBranch(
                                new BranchAsk(
                                        context.invocation().directory(),
                                        branch,
                                        intent,
                                        paths,
                                        mode,
                                        reason,
                                        time == null ? null : time.toSeconds()));
        Output out = context.out();
        if (json) {
            out.json(grant);
            return Exit.OK;
        }
        BranchClaimView claim = grant.claim();
        out.line(
                "Claimed "
                        + claim.branch()
                        + " for "
                        + BranchTable.holder(claim.holder())
                        + ": "
                        + BranchTable.intent(claim.intent(), claim.paths())
                        + ", "
                        + claim.mode()
                        + (claim.until() == null
                                ? "."
                                : ", for " + BranchTable.left(claim.until(), context.now()) + "."));
        if (!grant.meets().isEmpty()) {
            out.blank();
            out.line("There as well, and told of you:");
            out.table(BranchTable.claims(grant.meets(), context));
        }
        return Exit.OK;
    }
}
