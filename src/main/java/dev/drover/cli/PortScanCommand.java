package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.model.view.PortView;

import picocli.CommandLine.Command;

import java.util.List;

/// `drover ports scan`.
@Command(
        name = "scan",
        description = "Looks now who listens on which port of this machine, Docker included.",
        footer = {
            "  drover ports scan",
            "  drover ports scan --json | jq '.[] | select(.use == \"unleased\") | .port'"
        })
final class PortScanCommand extends CliCommand {
    @Override
    int run(Context context) {
        List<PortView> listening =
                context.api().ports(true).ports().stream()
                        .filter(port -> !port.listeners().isEmpty())
                        .toList();
        Output out = context.out();
        if (json) {
            out.json(listening);
        } else if (listening.isEmpty()) {
            out.line("Nobody listens on any port, as far as can be seen.");
        } else {
            out.table(PortTable.listeners(listening, context));
        }
        return Exit.OK;
    }
}
