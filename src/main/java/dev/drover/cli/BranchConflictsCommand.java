package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.model.view.BranchConflictView;

import picocli.CommandLine.Command;

import java.util.List;

/// `drover branches conflicts`.
@Command(
        name = "conflicts",
        description =
                "Lists who is in whose way: claims that meet (overlap), and agents on a branch that"
                        + " another holds for itself (trespass).",
        footer = {
            "  drover branches conflicts",
            "  drover branches conflicts --json | jq '.[] | {kind, branch, other}'"
        })
final class BranchConflictsCommand extends CliCommand {
    @Override
    int run(Context context) {
        List<BranchConflictView> conflicts = context.api().branchConflicts();
        Output out = context.out();
        if (json) {
            out.json(conflicts);
        } else if (conflicts.isEmpty()) {
            out.line("Nobody is in anybody's way.");
        } else {
            out.table(BranchTable.conflicts(conflicts, context));
        }
        return Exit.OK;
    }
}
