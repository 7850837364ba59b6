package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.model.JoinStatus;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.JoinAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover branches approve`.
@Command(
        name = "approve",
        description = "Lets somebody in who asks to join a branch that you hold.",
        footer = {"  drover branches approve 5f0c11aa"})
final class BranchApproveCommand extends CliCommand {
    @Parameters(paramLabel = "ID", description = "The request's id, or as much as is unique.")
    String id = "";

    @Override
    int run(Context context) {
        return print(context.api().answerBranch(id, true), json, context);
    }

    static int print(JoinAnswer answer, boolean json, Context context) {
        Output out = context.out();
        if (json) {
            out.json(answer);
            return Exit.OK;
        }
        String who = BranchTable.holder(answer.request().requester());
        BranchClaimView claim = answer.claim();
        if (answer.request().status() == JoinStatus.DENIED) {
            out.line("Denied. " + who + " is told.");
        } else if (claim == null) {
            out.line("Approved. Another claim is still in the way of " + who + ".");
        } else {
            out.line(
                    "Approved. "
                            + who
                            + " holds "
                            + claim.branch()
                            + " as well now: "
                            + BranchTable.intent(claim.intent(), claim.paths())
                            + ", "
                            + claim.mode()
                            + ".");
        }
        return Exit.OK;
    }
}
