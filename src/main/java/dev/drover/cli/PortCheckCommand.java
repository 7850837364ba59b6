package dev.drover.cli;

import dev.drover.model.view.PortView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover ports check`.
@Command(
        name = "check",
        description =
                "Tells whether a port is free: nobody has it, and it can really be had. Exit code"
                        + " 1 if it is not.",
        footer = {
            "  drover ports check 3000",
            "  drover ports check 3000 && npm run dev",
            "  drover ports check 3000 --json | jq .use"
        })
final class PortCheckCommand extends CliCommand {
    @Parameters(index = "0", paramLabel = "PORT", description = "From 1 to 65535.")
    int port;

    @Override
    int run(Context context) {
        PortView view = context.api().port(port);
        if (json) {
            context.out().json(view);
        } else {
            context.out().line(PortSheet.sentence(view));
        }
        return view.use() == PortView.Use.FREE ? Exit.OK : Exit.REFUSED;
    }
}
