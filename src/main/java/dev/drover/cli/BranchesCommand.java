package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.BranchesView;

import picocli.CommandLine.Command;

/// `drover branches`: the registry.
@Command(
        description = "Lists who works on which branch; claims them, lets others join.",
        subcommands = {
            BranchClaimCommand.class,
            BranchReleaseCommand.class,
            BranchConflictsCommand.class,
            BranchRequestCommand.class,
            BranchApproveCommand.class,
            BranchDenyCommand.class
        },
        footer = {
            "  drover branches",
            "  drover branches claim fix-login --intent write --paths src/login",
            "  drover branches request main \"only the version number\"",
            "  drover branches --json | jq '.claims[] | {branch, holder, since}'"
        })
final class BranchesCommand extends CliCommand {
    @Override
    int run(Context context) {
        BranchesView view = context.api().branches();
        Output out = context.out();
        if (json) {
            out.json(view);
            return Exit.OK;
        }
        if (view.claims().isEmpty()) {
            out.line(
                    "No branch is claimed. `drover branches claim BRANCH` says that you work on"
                            + " one.");
        } else {
            out.table(BranchTable.claims(view.claims(), context));
        }
        if (!view.requests().isEmpty()) {
            out.blank();
            out.line(out.words().add("Requests to join", Tone.STRONG));
            out.table(BranchTable.requests(view.requests(), context));
        }
        if (!view.conflicts().isEmpty()) {
            out.blank();
            out.line(out.words().add("In each other's way", Tone.STRONG));
            out.table(BranchTable.conflicts(view.conflicts(), context));
        }
        return Exit.OK;
    }
}
