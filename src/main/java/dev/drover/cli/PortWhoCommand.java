package dev.drover.cli;

import dev.drover.model.view.PortView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover ports who`.
@Command(
        name = "who",
        description = "Tells who has a port, since when and for what, and who listens there.",
        footer = {"  drover ports who 3000", "  drover ports who 3000 --json | jq .listeners"})
final class PortWhoCommand extends CliCommand {
    @Parameters(index = "0", paramLabel = "PORT", description = "From 1 to 65535.")
    int port;

    @Override
    int run(Context context) {
        PortView view = context.api().port(port);
        if (json) {
            context.out().json(view);
        } else {
            PortSheet.print(view, context);
        }
        return Exit.OK;
    }
}
