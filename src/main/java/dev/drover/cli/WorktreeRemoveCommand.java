package dev.drover.cli;

import dev.drover.model.view.WorktreeDeed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;

/// `drover worktrees remove`: without `--yes` it only tells what it would do.
@Command(
        name = "remove",
        description =
                "Moves a worktree to the trash. Without --yes it tells what would be lost. Its"
                        + " branch stays.",
        footer = {
            "  drover worktrees remove ../shop-worktrees/feat-a",
            "  drover worktrees remove ../shop-worktrees/feat-a --yes",
            "  drover worktrees remove ../shop-worktrees/feat-a --rescue --yes"
        })
final class WorktreeRemoveCommand extends CliCommand {
    @Parameters(paramLabel = "PATH", description = "The worktree.")
    String path = "";

    @Option(
            names = "--rescue",
            description = "Also if it holds work, which goes along and stays in the trash.")
    boolean rescue;

    @Option(names = "--yes", description = "Does it.")
    boolean yes;

    @Override
    int run(Context context) {
        String whole =
                Path.of(context.invocation().directory()).resolve(path).normalize().toString();
        WorktreeDeed deed = context.api().worktrees().remove(whole, rescue, !yes);
        if (json) {
            context.out().json(deed);
        } else {
            WorktreeSheet.deed(deed, context);
            if (!deed.done() && deed.note().startsWith("would")) {
                context.out().line("Add --yes to do it.");
            }
        }
        return deed.done() ? Exit.OK : Exit.REFUSED;
    }
}
