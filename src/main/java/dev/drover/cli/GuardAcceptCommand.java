package dev.drover.cli;

import dev.drover.model.view.GuardedFileView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover guard accept`.
@Command(
        name = "accept",
        description = "Says that what is missed in a settings file may go; its alert is over.",
        footer = {"  drover guard accept ~/.claude/settings.json"})
final class GuardAcceptCommand extends CliCommand {
    @Parameters(paramLabel = "FILE", description = "One of those that `drover guard` lists.")
    String file = "";

    @Override
    int run(Context context) {
        GuardedFileView now = context.api().guard().accept(GuardSheet.path(file, context));
        if (json) {
            context.out().json(now);
        } else {
            context.out().line(context.shortPath(now.path()) + " is taken as it is now.");
        }
        return Exit.OK;
    }
}
