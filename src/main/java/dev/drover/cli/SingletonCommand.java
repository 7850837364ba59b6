package dev.drover.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

/// `drover singleton` (ST1): the client in `bin/` does it, so that no JVM stands beside each
/// server; here is only its help.
@Command(
        description = {
            "Runs a command unless one of that name runs already.",
            "",
            "It runs as if you had started it yourself: same streams, signals and exit code. A"
                + " second start says so in one line and exits 0. When the holder ends, however it"
                + " ends, the name is free. Without /proc or on macOS, children of the command may"
                + " outlive a holder that is killed."
        },
        footer = {
            "  drover singleton my-server -- npx my-server",
            "  drover singleton indexer --scope workspace --wait -- ./index.sh"
        })
final class SingletonCommand extends CliCommand {
    @Parameters(
            arity = "0..1",
            index = "0",
            paramLabel = "NAME",
            description = "Up to 64 letters, digits, '.', '_' and '-'.")
    @Nullable String name;

    @Option(
            names = "--scope",
            paramLabel = "user|workspace",
            description = "One for the user (the default), or one for each workspace.")
    @Nullable String scope;

    @Option(names = "--wait", description = "Waits until the other one has ended, then runs.")
    boolean wait;

    @Parameters(
            arity = "0..*",
            index = "1..*",
            paramLabel = "-- CMD",
            description = "The command and its words, behind `--`.")
    List<String> command = new ArrayList<>();

    @Override
    int run(Context context) {
        throw Context.refused(
                "A singleton's streams end at the client."
                        + " Call `drover singleton NAME -- CMD…` through bin/drover.");
    }
}
