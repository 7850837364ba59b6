package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.model.view.PortView;
import dev.drover.model.view.PortsView;

import picocli.CommandLine.Command;

import java.util.List;

/// `drover ports observe`.
@Command(
        name = "observe",
        description =
                "Shows what Drover's own look, every 10 seconds, has last seen: how full each range"
                        + " is, and who uses ports of it without a lease.",
        footer = {
            "  drover ports observe",
            "  drover ports observe --json | jq '.ranges[] | select(.leased > 0)'"
        })
final class PortObserveCommand extends CliCommand {
    @Override
    int run(Context context) {
        PortsView seen = context.api().ports(false);
        Output out = context.out();
        if (json) {
            out.json(seen);
            return Exit.OK;
        }
        out.table(PortTable.ranges(seen.ranges()));
        List<PortView> notable =
                seen.ports().stream()
                        .filter(
                                port ->
                                        port.use() == PortView.Use.CLASH
                                                || (port.use() == PortView.Use.UNLEASED
                                                        && port.type() != null))
                        .toList();
        if (!notable.isEmpty()) {
            out.blank();
            out.table(PortTable.listeners(notable, context));
        }
        return Exit.OK;
    }
}
