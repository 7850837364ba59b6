package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.model.view.ProcessTreeView;

import picocli.CommandLine.Command;

/// `drover processes tree`: what runs below what.
@Command(
        name = "tree",
        description = "Shows sessions with all that runs below them.",
        footer = {"  drover processes tree"})
final class ProcessTreeCommand extends CliCommand {
    @Override
    int run(Context context) {
        ProcessTreeView tree = context.api().processes(true);
        Output out = context.out();
        if (json) {
            out.json(tree);
        } else if (tree.processes().isEmpty()) {
            out.line("No agent is running, and none has left anything behind.");
        } else {
            out.table(ProcessTable.of(tree.processes(), true, out.look(), context.now()));
            ProcessesCommand.conclusions(tree, out);
        }
        return Exit.OK;
    }
}
