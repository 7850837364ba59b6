package dev.drover.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

/// `drover share` (PE2): the client in `bin/` carries the session's streams, and the daemon runs
/// the server; here are its help and the list.
@Command(
        description = {
            "Runs an MCP server once for all sessions that want it.",
            "",
            "For an agent's settings, in place of the server's own command. The server gets the"
                + " variables that find programs, certificates and proxies, and those that are"
                + " named; sessions share it if they name the same command and the same values."
                + " What keeps state for one session (browsers, terminals) is not shared, and says"
                + " so."
        },
        subcommands = {ShareListCommand.class},
        footer = {
            "  drover share memory -- npx -y @modelcontextprotocol/server-memory",
            "  drover share github --env GITHUB_TOKEN -- github-mcp-server stdio",
            "  drover share list"
        })
final class ShareCommand extends CliCommand {
    @Parameters(
            arity = "0..1",
            index = "0",
            paramLabel = "NAME",
            description = "Up to 64 letters, digits, '.', '_' and '-'.")
    @Nullable String name;

    @Option(
            names = "--scope",
            paramLabel = "user|workspace|instance",
            description = "One for the user (the default), for each workspace, or each session.")
    @Nullable String scope;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "A variable that the server gets as well; may be given again.")
    List<String> variables = new ArrayList<>();

    @Parameters(
            arity = "0..*",
            index = "1..*",
            paramLabel = "-- CMD",
            description = "The command and its words, behind `--`.")
    List<String> command = new ArrayList<>();

    @Override
    int run(Context context) {
        if (name == null && command.isEmpty()) {
            return ShareListCommand.list(context, json);
        }
        throw Context.refused(
                "A session's streams end at the client. Put `--` before the server's command, and"
                        + " call `drover share NAME -- CMD…` through bin/drover.");
    }
}
