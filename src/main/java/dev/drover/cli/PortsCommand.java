package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.PortView;
import dev.drover.model.view.PortsView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/// `drover ports`: who has which port.
@Command(
        description = "Leases ports, so that no two sessions want the same one.",
        subcommands = {
            PortLeaseCommand.class,
            PortCheckCommand.class,
            PortReleaseCommand.class,
            PortScanCommand.class,
            PortObserveCommand.class,
            PortSuggestCommand.class,
            PortWhoCommand.class,
            PortCleanupCommand.class
        },
        footer = {
            "  drover ports",
            "  PORT=$(drover ports lease --type dev) npm run dev",
            "  drover ports who 3000",
            "  drover ports --json | jq '.[] | {port, holder, use}'"
        })
final class PortsCommand extends CliCommand {
    @Option(
            names = "--namespace",
            paramLabel = "N",
            description = "Only leases of it: global, or project:NAME.")
    @Nullable String namespace;

    @Override
    int run(Context context) {
        PortsView all = context.api().ports(true);
        List<PortView> leases =
                all.ports().stream()
                        .filter(PortView::leased)
                        .filter(p -> namespace == null || namespace.equals(p.namespace()))
                        .toList();
        Output out = context.out();
        if (json) {
            out.json(leases);
            return Exit.OK;
        }
        if (leases.isEmpty()) {
            out.line("No port is leased. `drover ports lease --type dev` leases one.");
        } else {
            out.table(PortTable.leases(leases, context));
        }
        conclusions(all, out);
        return Exit.OK;
    }

    /// What a person should look at, one line each.
    static void conclusions(PortsView all, Output out) {
        List<PortView> clashes =
                all.ports().stream().filter(p -> p.use() == PortView.Use.CLASH).toList();
        int unleased = all.ranges().stream().mapToInt(PortsView.Range::unleased).sum();
        if (!clashes.isEmpty() || unleased > 0 || !all.notices().isEmpty()) {
            out.blank();
        }
        for (PortView clash : clashes) {
            out.line(
                    out.words()
                            .add(
                                    "Somebody else listens on "
                                            + clash.port()
                                            + ": drover ports who "
                                            + clash.port(),
                                    Tone.ATTENTION));
        }
        if (unleased > 0) {
            out.line(
                    out.words()
                            .add(
                                    Quantity.count(unleased, "port")
                                            + " of these ranges "
                                            + (unleased == 1 ? "is" : "are")
                                            + " used without a lease: drover ports observe",
                                    Tone.DIM));
        }
        all.notices().forEach(notice -> out.line(out.words().add(notice, Tone.ATTENTION)));
    }
}
