package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.model.view.WorktreeDeed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/// `drover worktrees reclaim`: without `--yes` it only tells what it would do.
@Command(
        name = "reclaim",
        description =
                "Moves all worktrees to the trash with which provably nothing is lost. Without"
                        + " --yes it lists them with their sizes.",
        footer = {"  drover worktrees reclaim", "  drover worktrees reclaim --yes"})
final class WorktreeReclaimCommand extends CliCommand {
    @Option(names = "--yes", description = "Does it.")
    boolean yes;

    @Override
    int run(Context context) {
        List<WorktreeDeed> deeds = context.api().worktrees().reclaim(!yes);
        Output out = context.out();
        if (json) {
            out.json(deeds);
        } else if (deeds.isEmpty()) {
            out.line(
                    context.api().worktrees().list(false).isEmpty()
                            ? WorktreeSheet.NONE
                            : "Nothing is safe to remove. `drover worktrees --why` tells of each"
                                    + " what it holds.");
        } else {
            deeds.forEach(deed -> WorktreeSheet.deed(deed, context));
            long bytes =
                    deeds.stream()
                            .mapToLong(deed -> deed.sizeBytes() == null ? 0 : deed.sizeBytes())
                            .sum();
            out.line(
                    Quantity.count(deeds.size(), "worktree")
                            + ", "
                            + Quantity.bytes(bytes)
                            + (yes
                                    ? ". The trash gives the space back after some days."
                                    : ". Add --yes to move them to the trash."));
        }
        return yes || deeds.isEmpty() ? Exit.OK : Exit.REFUSED;
    }
}
