package dev.drover.cli;

import dev.drover.model.view.WorktreeView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/// `drover worktrees`: all of them with their work, and whether they are safe to remove.
@Command(
        name = "worktrees",
        description = "Lists worktrees; makes, removes, restores them.",
        footer = {
            "  drover worktrees",
            "  drover worktrees --why",
            "  drover worktrees create feat-a --base main",
            "  drover worktrees reclaim"
        },
        subcommands = {
            WorktreeCreateCommand.class,
            WorktreeRemoveCommand.class,
            WorktreeRestoreCommand.class,
            WorktreeTrashCommand.class,
            WorktreeReclaimCommand.class
        })
final class WorktreesCommand extends CliCommand {
    @Option(names = "--why", description = "Tells of each what speaks against removing it.")
    boolean why;

    @Option(names = "--known", description = "Tells what is known without looking again.")
    boolean known;

    @Override
    int run(Context context) {
        List<WorktreeView> all = context.api().worktrees().list(!known);
        if (json) {
            context.out().json(all);
            return Exit.OK;
        }
        WorktreeSheet.table(all, context);
        if (why) {
            for (WorktreeView view : all) {
                if (!view.main() && !view.hazards().isEmpty()) {
                    context.out().blank();
                    context.out().line(context.shortPath(view.path()));
                    view.hazards()
                            .forEach(
                                    hazard ->
                                            context.look()
                                                    .wrapped(hazard.words(), 4)
                                                    .forEach(l -> context.out().line("    " + l)));
                }
            }
        }
        return Exit.OK;
    }
}
