package dev.drover.cli;

import dev.drover.model.view.SilencesView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover alerts unmute`.
@Command(
        name = "unmute",
        description = "Lets a kind of alert be heard again.",
        footer = {"  drover alerts unmute waiting"})
final class AlertUnmuteCommand extends CliCommand {
    @Parameters(paramLabel = "KIND", description = "waiting, stale or self-check.")
    String kind = "";

    @Override
    int run(Context context) {
        return print(context.api().unmute(kind), json, context);
    }

    /// What is quiet after the change.
    static int print(SilencesView silences, boolean json, Context context) {
        if (json) {
            context.out().json(silences);
        } else if (silences.pausedUntil() == null && silences.muted().isEmpty()) {
            context.out().line("Nothing is quiet: alerts of every kind are told.");
        } else {
            AlertsCommand.silences(silences, context);
        }
        return Exit.OK;
    }
}
