package dev.drover.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

/// `drover run` (TM1): the client in `bin/` does it, and watches the instance itself, so that it
/// needs no daemon; here is only its help.
@Command(
        description = {
            "Runs a command that ends with the agent that it was started from.",
            "",
            "It runs as if you had started it yourself: same streams, signals and exit code. When"
                + " the instance ends, however it ends, all that came from the command is asked to"
                + " end: TERM, after 5 s INT, after 3 s more KILL."
        },
        footer = {"  drover run --scope instance -- npm run dev"})
final class RunCommand extends CliCommand {
    @Option(
            names = "--scope",
            paramLabel = "instance|process:PID",
            description = "What it ends with: the agent's instance, or that process.")
    @Nullable String scope;

    @Option(names = "--whole", description = "What it leaves behind ends with the command itself.")
    boolean whole;

    @Parameters(
            arity = "0..*",
            paramLabel = "-- CMD",
            description = "The command and its words, behind `--`.")
    List<String> command = new ArrayList<>();

    @Override
    int run(Context context) {
        throw Context.refused(
                "The command's streams end at the client."
                        + " Call `drover run --scope instance -- CMD…` through bin/drover.");
    }
}
