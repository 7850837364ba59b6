package dev.drover.cli;

import dev.drover.model.view.AlertView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover alerts ack`.
@Command(
        name = "ack",
        description = "Says that you know; it stays listed until it is over.",
        footer = {"  drover alerts ack 1f0c9a77"})
final class AlertAckCommand extends CliCommand {
    @Parameters(paramLabel = "ID", description = "The alert's id, or as much of it as is unique.")
    String id = "";

    @Override
    int run(Context context) {
        AlertView alert = context.api().acknowledge(id);
        if (json) {
            context.out().json(alert);
        } else {
            context.out().line(alert.id() + " is acknowledged: " + alert.title() + ".");
        }
        return Exit.OK;
    }
}
