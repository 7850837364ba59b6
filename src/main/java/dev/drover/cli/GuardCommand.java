package dev.drover.cli;

import picocli.CommandLine.Command;

/// `drover guard`: the settings files of agents, and whether they are well.
@Command(
        name = "guard",
        description = "Keeps versions of agents' settings; puts lost hooks back.",
        footer = {
            "  drover guard",
            "  drover guard list ~/.claude/settings.json",
            "  drover guard diff 5f0c11aa",
            "  drover guard restore ~/.claude/settings.json --yes"
        },
        subcommands = {
            GuardListCommand.class,
            GuardShowCommand.class,
            GuardDiffCommand.class,
            GuardRestoreCommand.class,
            GuardAcceptCommand.class
        })
final class GuardCommand extends CliCommand {
    @Override
    int run(Context context) {
        var files = context.api().guard().files();
        if (json) {
            context.out().json(files);
        } else {
            GuardSheet.files(files, context);
        }
        return Exit.OK;
    }
}
