package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.ProcessTreeView;

import picocli.CommandLine.Command;

import java.util.List;

/// `drover processes duplicates`: servers that run more often than they should.
@Command(
        name = "duplicates",
        description = "Lists servers that run more often than they should.",
        footer = {"  drover processes duplicates"})
final class DuplicatesCommand extends CliCommand {
    @Override
    int run(Context context) {
        ProcessTreeView tree = context.api().processes(false);
        Output out = context.out();
        if (json) {
            out.json(tree.duplicates());
            return Exit.OK;
        }
        if (tree.duplicates().isEmpty()) {
            out.line("No server runs more often than it should.");
        }
        for (ProcessTreeView.Duplicate group : tree.duplicates()) {
            int all = group.kept().size() + group.extra().size();
            String much =
                    all
                            + " in "
                            + group.within()
                            + ", where "
                            + group.limit()
                            + " would do; "
                            + Quantity.bytes(group.extraBytes())
                            + " too much";
            out.line(out.words().add(group.name(), Tone.STRONG));
            out.look().wrapped(much, 2).forEach(line -> out.line("  " + line));
            print(group.kept(), tree, context);
            print(group.extra(), tree, context);
        }
        return Exit.OK;
    }

    private static void print(List<String> keys, ProcessTreeView tree, Context context) {
        tree.processes().stream()
                .filter(p -> keys.contains(p.key()))
                .forEach(p -> ProcessSheet.print(p, context));
    }
}
