package dev.drover.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.time.Duration;

/// `drover alerts mute`.
@Command(
        name = "mute",
        description =
                "Keeps one kind of alert quiet for a time: it is listed, but no bubble comes.",
        footer = {"  drover alerts mute waiting 1h", "  drover alerts mute self-check 8h"})
final class AlertMuteCommand extends CliCommand {
    @Parameters(index = "0", paramLabel = "KIND", description = "waiting, stale or self-check.")
    String kind = "";

    @Parameters(index = "1", paramLabel = "DURATION", description = "Such as 30m, 8h or 1d.")
    Duration time = Duration.ZERO;

    @Override
    int run(Context context) {
        return AlertUnmuteCommand.print(context.api().mute(kind, time), json, context);
    }
}
