package dev.drover.cli;

import dev.drover.cli.manual.ManPage;

import picocli.CommandLine.Command;

import java.util.Map;

/// `drover manual`: the man page, for those who installed no package.
@Command(
        description = "Prints the man page, which tells all commands and options.",
        footer = {"  drover manual | man -l -"})
final class ManualCommand extends CliCommand {
    @Override
    int run(Context context) throws Exception {
        String page = ManPage.text(CommandPages.root(), context.around().version());
        if (json) {
            context.out().json(Map.of("manual", page));
        } else {
            context.out().page(page.stripTrailing());
        }
        return Exit.OK;
    }
}
