package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.model.view.FocusAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover instances focus`.
@Command(
        name = "focus",
        description = "Brings its terminal to the front, or says why not.",
        footer = {"  drover instances focus abc123de"})
final class FocusCommand extends CliCommand {
    @Parameters(paramLabel = "ID", description = "Its id, or as much of it as is unique.")
    String id = "";

    @Override
    int run(Context context) {
        FocusAnswer answer = context.api().focus(id);
        Output out = context.out();
        if (json) {
            out.json(answer);
        } else {
            out.line(answer.line());
            if (!answer.done()) {
                out.line("Its directory: " + answer.path());
            }
        }
        return answer.done() ? Exit.OK : Exit.REFUSED;
    }
}
