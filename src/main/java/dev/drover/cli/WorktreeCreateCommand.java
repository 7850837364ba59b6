package dev.drover.cli;

import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeWish;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `drover worktrees create`.
@Command(
        name = "create",
        description =
                "Makes a worktree with a branch of its own beside the repository. Copies the"
                        + " ignored files that .worktreeinclude names.",
        footer = {
            "  drover worktrees create feat-a",
            "  drover worktrees create fix/login --base origin/main"
        })
final class WorktreeCreateCommand extends CliCommand {
    @Parameters(paramLabel = "NAME", description = "Name of its branch.")
    String name = "";

    @Option(
            names = "--base",
            paramLabel = "REF",
            description = "What a new branch begins at; else where the main worktree is.")
    @Nullable String base;

    @Override
    int run(Context context) {
        WorktreeDeed deed =
                context.api()
                        .worktrees()
                        .create(new WorktreeWish(name, base, context.invocation().directory()));
        if (json) {
            context.out().json(deed);
        } else {
            WorktreeSheet.deed(deed, context);
        }
        return Exit.OK;
    }
}
