package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.ipc.Endpoints;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

/// `drover messages ack`.
@Command(
        name = "ack",
        description = "Says that you have read what `receive --keep` gave you.",
        footer = {"  drover messages ack 5f0c11aa"})
final class MessageAckCommand extends CliCommand {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "Or the beginning of one.")
    List<String> ids = new ArrayList<>();

    @Override
    int run(Context context) {
        int read = context.api().messages().read(ids);
        Output out = context.out();
        if (json) {
            out.json(new Endpoints.ReadCount(read));
        } else if (read == 0) {
            out.line("You had read that before.");
        } else {
            out.line(Quantity.count(read, "message") + " read.");
        }
        return Exit.OK;
    }
}
