package dev.drover.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Locale;

/// `drover processes mark`: how often a server should exist.
@Command(
        name = "mark",
        description =
                "Says that a server should run once per user or workspace: more of it are then"
                        + " duplicates. Without a mark once in every session is fine.",
        footer = {
            "  drover processes mark 4242 --once-per user",
            "  drover processes mark npm:@acme/search --once-per workspace",
            "  drover processes mark search --once-per instance"
        })
final class MarkCommand extends CliCommand {
    /// Where there should be one.
    enum OncePer {
        USER,
        WORKSPACE,
        INSTANCE
    }

    @Parameters(
            paramLabel = "SERVER",
            description = "Its name, a pid that belongs to it, or its signature from --json.")
    String server = "";

    @Option(
            names = "--once-per",
            required = true,
            paramLabel = "user|workspace|instance",
            description = "Where there should be one; instance takes the mark away.")
    OncePer once = OncePer.INSTANCE;

    @Override
    int run(Context context) {
        String word = once.name().toLowerCase(Locale.ROOT);
        return MarksCommand.print(context.api().mark(server, word), json, context);
    }
}
