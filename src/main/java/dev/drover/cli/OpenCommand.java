package dev.drover.cli;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.Place;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Map;

/// `drover open`: brings the window up at a place.
@Command(
        description = "Shows the window, at a place of your choice.",
        footer = {"  drover open", "  drover open instances/20251116_031234_12345_abc123de"})
final class OpenCommand extends CliCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "PLACE",
            description =
                    "`overview`, `instances`, `alerts`, `processes`, `worktrees`, `ports`, `usage`,"
                            + " `doctor` or `settings`, or one of them as in `instances/ID`,"
                            + " `worktrees/PATH` or `usage/30`. Without one, the window as it was"
                            + " left.")
    @Nullable String place;

    @Override
    int run(Context context) {
        Place where =
                Place.parse(place == null ? "" : place)
                        .orElseThrow(
                                () ->
                                        Context.refused(
                                                "No screen is at '"
                                                        + place
                                                        + "'. The window has "
                                                        + Place.SCREENS
                                                        + ": `drover open instances`."));
        if (!context.api().show(where)) {
            throw new Refused(
                    new Refusal.NotNow(
                            "This daemon runs without a window. Start the app where a display is:"
                                    + " `"
                                    + context.shortPath(
                                            context.machine()
                                                    .installation()
                                                    .resolve("bin/drover-app"))
                                    + "`."));
        }
        if (json) {
            context.out().json(Map.of("shown", where.toString()));
        }
        return Exit.OK;
    }
}
