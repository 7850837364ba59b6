package dev.drover.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

/// `drover timed` (NW8): the client in `bin/` does it, so that nothing stands between a hook and
/// its command; here is only its help.
@Command(
        description = {
            "Runs a hook's command and tells the daemon how long it took.",
            "",
            "Input, output and exit code are the command's own. The daemon is told afterwards;"
                + " without one, nothing is said. `drover metrics --span today` shows the times."
        },
        footer = {"  drover timed format -- ./format-hook.sh"})
final class TimedCommand extends CliCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "NAME -- CMD",
            description = "A name for it, then the command and its words, behind `--`.")
    List<String> words = new ArrayList<>();

    @Override
    int run(Context context) {
        throw Context.refused(
                "The command's streams end at the client."
                        + " Call `drover timed NAME -- CMD…` through bin/drover.");
    }
}
