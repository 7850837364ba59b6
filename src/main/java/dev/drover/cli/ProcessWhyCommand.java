package dev.drover.cli;

import dev.drover.model.view.ProcessView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover processes why`: the evidence for one.
@Command(
        name = "why",
        description = "Tells why one process is alive.",
        footer = {"  drover processes why 4242"})
final class ProcessWhyCommand extends CliCommand {
    @Parameters(paramLabel = "PID", description = "Its pid, or its key from --json.")
    String pid = "";

    @Override
    int run(Context context) {
        ProcessView process =
                context.api().processes(true).processes().stream()
                        .filter(p -> p.key().equals(pid) || Long.toString(p.pid()).equals(pid))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Context.refused(
                                                "Process '"
                                                        + pid
                                                        + "' has nothing to do with agents, or is"
                                                        + " gone. `drover processes --all` lists"
                                                        + " those that have."));
        if (json) {
            context.out().json(process);
        } else {
            ProcessSheet.print(process, context);
        }
        return Exit.OK;
    }
}
