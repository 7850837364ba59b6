package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.view.ProcessView;

import picocli.CommandLine.Command;

import java.util.List;

/// `drover processes orphans`: what outlives its session, with the evidence.
@Command(
        name = "orphans",
        description = "Lists what outlives its session, and how that is known.",
        footer = {"  drover processes orphans"})
final class OrphansCommand extends CliCommand {
    @Override
    int run(Context context) {
        List<ProcessView> orphans =
                context.api().processes(false).processes().stream()
                        .filter(p -> p.why() == ProcessClass.ORPHAN)
                        .toList();
        Output out = context.out();
        if (json) {
            out.json(orphans);
            return Exit.OK;
        }
        if (orphans.isEmpty()) {
            out.line("Nothing outlives its session.");
            return Exit.OK;
        }
        orphans.forEach(process -> ProcessSheet.print(process, context));
        long bytes =
                orphans.stream()
                        .map(ProcessView::memoryBytes)
                        .mapToLong(own -> own == null ? 0 : own)
                        .sum();
        out.blank();
        out.line("They hold " + Quantity.bytes(bytes) + " of memory.");
        return Exit.OK;
    }
}
