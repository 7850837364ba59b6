package dev.drover.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

import java.util.ArrayList;
import java.util.List;

/// `drover statusline`: the client in `bin/` answers it without a JVM; here is only its help.
@Command(
        description = {
            "Draws an agent's status line; at a terminal, that of all.",
            "Without a daemon it is silent. Segments of a template: agents, tokens, context, cost,"
                    + " budget, 5h, 7d, branch, worktree, ports, alerts, waiting, model, status,"
                    + " and more; {cost:cyan} colours one, | parts them, and what is not known"
                    + " vanishes."
        },
        footer = {
            "  In ~/.claude/settings.json:",
            "  \"statusLine\": {\"type\": \"command\", \"command\": \"drover statusline\"}",
            "  drover statusline --format '{model} | {context} | {5h} | {cost}'",
            "  drover statusline --chain 'npx ccusage statusline' --join ' | '"
        })
final class StatusLineCommand extends CliCommand {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "`full`, `compact`, `json` or a template; else what `statusline.format` says.")
    String format = "";

    @Option(names = "--shared", description = "All instances, without one of your own.")
    boolean shared;

    @Option(
            names = "--chain",
            paramLabel = "CMD",
            description = "Shows what this command says as well, daemon or not.")
    String chain = "";

    @Option(
            names = "--chain-timeout",
            paramLabel = "SECONDS",
            description = "How long it may take; 5 by default.")
    String chainTimeout = "";

    @Option(
            names = "--join",
            paramLabel = "TEXT",
            description = "On its line, with this between them; else on a line below.")
    String join = "";

    @Unmatched List<String> more = new ArrayList<>();

    @Override
    int run(Context context) {
        throw Context.refused(
                "A status line is drawn for the agent whose JSON comes on standard input, which"
                        + " ends at the client. Call `drover statusline` through bin/drover.");
    }
}
