package dev.drover.cli;

import dev.drover.model.view.AlertView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover alerts resolve`.
@Command(
        name = "resolve",
        description = "Closes it by hand; while the same trouble goes on it does not fire again.",
        footer = {"  drover alerts resolve 1f0c9a77"})
final class AlertResolveCommand extends CliCommand {
    @Parameters(paramLabel = "ID", description = "The alert's id, or as much of it as is unique.")
    String id = "";

    @Override
    int run(Context context) {
        AlertView alert = context.api().resolve(id);
        if (json) {
            context.out().json(alert);
        } else {
            context.out().line(alert.id() + " is closed: " + alert.title() + ".");
        }
        return Exit.OK;
    }
}
