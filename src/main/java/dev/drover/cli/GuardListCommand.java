package dev.drover.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover guard list`.
@Command(
        name = "list",
        description = "Lists the versions of a settings file, the newest first.",
        footer = {"  drover guard list ~/.claude/settings.json"})
final class GuardListCommand extends CliCommand {
    @Parameters(paramLabel = "FILE", description = "One of those that `drover guard` lists.")
    String file = "";

    @Override
    int run(Context context) {
        var versions = context.api().guard().versions(GuardSheet.path(file, context));
        if (json) {
            context.out().json(versions);
        } else {
            GuardSheet.versions(versions, context);
        }
        return Exit.OK;
    }
}
