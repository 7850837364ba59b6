package dev.drover.cli;

import picocli.CommandLine.Command;

import java.util.Map;

/// `drover doctor report`: findings and the evidence of processes as Markdown (MA5).
@Command(
        name = "report",
        description = "Prints what it finds, and the evidence of processes, as Markdown.",
        footer = {"  drover doctor report > report.md"})
final class DoctorReportCommand extends CliCommand {
    @Override
    int run(Context context) {
        String markdown = new Doctor(context).report();
        if (json) {
            context.out().json(Map.of("markdown", markdown));
        } else {
            context.out().page(markdown);
        }
        return Exit.OK;
    }
}
