package dev.drover.cli;

import picocli.CommandLine.Command;

import java.util.Map;

/// `drover processes report`: the evidence as Markdown.
@Command(
        name = "report",
        description = "Prints the evidence as Markdown: duplicates, leftovers, locks, databases.",
        footer = {"  drover processes report > report.md"})
final class ProcessReportCommand extends CliCommand {
    @Override
    int run(Context context) {
        return print(json, context);
    }

    static int print(boolean json, Context context) {
        String markdown = context.api().processReport();
        if (json) {
            context.out().json(Map.of("markdown", markdown));
        } else {
            context.out().page(markdown);
        }
        return Exit.OK;
    }
}
