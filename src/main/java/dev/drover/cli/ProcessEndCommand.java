package dev.drover.cli;

import dev.drover.model.view.EndingView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

/// `drover processes end`: without `--yes` it only tells what it would do.
@Command(
        name = "end",
        description =
                "Ends processes with all that they started: asks (TERM), interrupts (INT), kills."
                        + " Never a running agent, a service, or what belongs to another user.",
        footer = {
            "  drover processes end 4711",
            "  drover processes end 4711@2093841 --yes",
            "  drover processes end 4711 --json | jq .memoryBytes"
        })
final class ProcessEndCommand extends CliCommand {
    @Parameters(
            paramLabel = "KEY",
            arity = "1..*",
            description = "PID, or PID@START, which cannot come to mean another process.")
    List<String> keys = new ArrayList<>();

    @Option(names = "--yes", description = "Does it.")
    boolean yes;

    @Override
    int run(Context context) {
        EndingView view = context.api().end(keys, !yes);
        return EndingSheet.print(view, json, context);
    }
}
