package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.model.view.InstanceView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/// `drover instances`: the list.
@Command(
        description = "Lists the running agents, or shows, names and sorts one of them.",
        subcommands = {
            ShowCommand.class,
            FocusCommand.class,
            RenameCommand.class,
            TagCommand.class,
            GroupCommand.class,
            PriorityCommand.class,
            QuotaCommand.class
        },
        footer = {
            "  drover instances",
            "  drover instances --all --json | jq '.[] | {name, state, branch}'",
            "  drover instances show abc123de"
        })
final class InstancesCommand extends CliCommand {
    @Option(names = "--all", description = "Those that ended lately as well.")
    boolean all;

    @Override
    int run(Context context) {
        List<InstanceView> instances = context.api().instances(all);
        Output out = context.out();
        if (json) {
            out.json(instances);
        } else if (instances.isEmpty()) {
            out.line(all ? "No agent is known." : "No agent is running.");
        } else {
            out.table(InstanceTable.of(instances, context.look(), context.now()));
        }
        return Exit.OK;
    }
}
