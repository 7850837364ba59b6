package dev.drover.cli;

import dev.drover.cli.output.Output;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover instances show`: all that is known of one instance.
@Command(
        name = "show",
        description = "Shows all that is known of one.",
        footer = {"  drover instances show abc123de"})
final class ShowCommand extends CliCommand {
    @Parameters(paramLabel = "ID", description = "Its id, or as much of it as is unique.")
    String id = "";

    @Override
    int run(Context context) {
        var instance = context.api().instance(id);
        Output out = context.out();
        if (json) {
            out.json(instance);
        } else {
            InstanceSheet.print(instance, context);
        }
        return Exit.OK;
    }
}
