package dev.drover.cli;

import dev.drover.model.view.GuardedTextView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover guard diff`.
@Command(
        name = "diff",
        description =
                "Shows what has changed in a settings file since a version: - was there, + is there"
                        + " now. What looks secret is hidden.",
        footer = {"  drover guard diff 5f0c11aa"})
final class GuardDiffCommand extends CliCommand {
    @Parameters(paramLabel = "ID", description = "The version; its beginning is enough.")
    String id = "";

    @Override
    int run(Context context) {
        GuardedTextView text = context.api().guard().diff(id);
        if (json) {
            context.out().json(text);
        } else if (text.lines().isEmpty()) {
            context.out().line("The file holds just this version.");
        } else {
            GuardSheet.changes(text.lines(), context);
        }
        return Exit.OK;
    }
}
