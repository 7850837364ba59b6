package dev.drover.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.time.Duration;

/// `drover alerts pause`.
@Command(
        name = "pause",
        description = "No notification at all for a time; alerts are listed all the same.",
        footer = {"  drover alerts pause 1h"})
final class AlertPauseCommand extends CliCommand {
    @Parameters(paramLabel = "DURATION", description = "Such as 30m, 8h or 1d.")
    Duration time = Duration.ZERO;

    @Override
    int run(Context context) {
        return AlertUnmuteCommand.print(context.api().pause(time), json, context);
    }
}
