package dev.drover.cli;

import picocli.CommandLine.Command;

/// `drover mcp`: the client in `bin/` carries the agent's streams to the daemon; here is its help.
@Command(
        description = {
            "Serves an agent its tools over standard streams, by MCP.",
            "",
            "An agent starts it as its server, and can then ask who else is here, lease ports, make"
                + " worktrees, claim branches, and send messages. `drover setup mcp` adds it to the"
                + " agents that are here. Who asks is known by its process; nothing of others can"
                + " be ended, removed or set."
        },
        footer = {"  drover setup mcp --yes", "  claude mcp add --scope user drover -- drover mcp"})
final class McpCommand extends CliCommand {
    @Override
    int run(Context context) {
        throw Context.refused(
                "An agent's streams end at the client: let it start `drover mcp` through"
                        + " bin/drover.");
    }
}
