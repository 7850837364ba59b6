package dev.drover.cli;

import picocli.CommandLine.Command;

/// `drover alerts resume`.
@Command(
        name = "resume",
        description = "Ends the pause of all notifications.",
        footer = {"  drover alerts resume"})
final class AlertResumeCommand extends CliCommand {
    @Override
    int run(Context context) {
        return AlertUnmuteCommand.print(context.api().resume(), json, context);
    }
}
