package dev.drover.cli;

import dev.drover.model.view.EndingView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `drover processes clean`: without `--yes` it only tells what it would do.
@Command(
        name = "clean",
        description =
                "Ends what outlived its agent and servers that run too often. Without --yes it"
                        + " shows them, each with the reason.",
        footer = {
            "  drover processes clean",
            "  drover processes clean --yes",
            "  drover processes clean --policy auto --json"
        })
final class ProcessCleanCommand extends CliCommand {
    /// As the settings `ending.orphans` and `ending.duplicates` name them.
    enum Policy {
        ASK,
        AUTO
    }

    @Option(
            names = "--policy",
            paramLabel = "ask|auto",
            description = "auto: only what your settings let end without you, with its limits.")
    Policy policy = Policy.ASK;

    @Option(names = "--yes", description = "Does it.")
    boolean yes;

    @Override
    int run(Context context) {
        EndingView view = context.api().clean(policy == Policy.AUTO, !yes);
        return EndingSheet.print(view, json, context);
    }
}
