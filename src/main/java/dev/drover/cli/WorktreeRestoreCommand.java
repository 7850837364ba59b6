package dev.drover.cli;

import dev.drover.model.view.WorktreeDeed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover worktrees restore`.
@Command(
        name = "restore",
        description = "Brings a worktree back from the trash with all it had.",
        footer = {"  drover worktrees trash", "  drover worktrees restore 5f0c11aa"})
final class WorktreeRestoreCommand extends CliCommand {
    @Parameters(paramLabel = "ID", description = "Its id in the trash, or the path it had.")
    String id = "";

    @Override
    int run(Context context) {
        WorktreeDeed deed = context.api().worktrees().restore(id);
        if (json) {
            context.out().json(deed);
        } else {
            WorktreeSheet.deed(deed, context);
        }
        return Exit.OK;
    }
}
