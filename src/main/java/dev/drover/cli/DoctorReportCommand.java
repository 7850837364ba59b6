package dev.drover.cli;

import picocli.CommandLine.Command;

/// `drover doctor report`: the evidence of processes as Markdown, as the daemon has it.
@Command(
        name = "report",
        description = "Prints the evidence as Markdown: duplicates, leftovers, locks, databases.",
        footer = {"  drover doctor report > report.md"})
final class DoctorReportCommand extends CliCommand {
    @Override
    int run(Context context) {
        return ProcessReportCommand.print(json, context);
    }
}
