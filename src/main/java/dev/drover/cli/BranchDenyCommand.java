package dev.drover.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover branches deny`.
@Command(
        name = "deny",
        description = "Does not let somebody in who asks to join a branch that you hold.",
        footer = {"  drover branches deny 5f0c11aa"})
final class BranchDenyCommand extends CliCommand {
    @Parameters(paramLabel = "ID", description = "The request's id, or as much as is unique.")
    String id = "";

    @Override
    int run(Context context) {
        return BranchApproveCommand.print(context.api().answerBranch(id, false), json, context);
    }
}
