package dev.drover.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `drover ports suggest`.
@Command(
        name = "suggest",
        description = "Tells which port a lease would give now, and leases nothing.",
        footer = {
            "  drover ports suggest dev",
            "  drover ports suggest api --count 2",
            "  drover ports suggest dev --json | jq '.[].port'"
        })
final class PortSuggestCommand extends CliCommand {
    @Parameters(index = "0", paramLabel = "TYPE", description = "Such as dev.")
    String type = "";

    @Mixin PortWanted wanted = new PortWanted();

    @Override
    int run(Context context) {
        PortLeaseCommand.print(
                context.api().suggestPorts(wanted.of(type, null, null, context)), json, context);
        return Exit.OK;
    }
}
