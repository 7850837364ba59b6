package dev.drover.cli;

import dev.drover.model.view.GuardedTextView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover guard show`.
@Command(
        name = "show",
        description = "Shows a version of a settings file. What looks secret is hidden.",
        footer = {"  drover guard show 5f0c11aa"})
final class GuardShowCommand extends CliCommand {
    @Parameters(paramLabel = "ID", description = "The version; its beginning is enough.")
    String id = "";

    @Override
    int run(Context context) {
        GuardedTextView text = context.api().guard().show(id);
        if (json) {
            context.out().json(text);
        } else {
            text.lines().forEach(context.out()::line);
        }
        return Exit.OK;
    }
}
