package dev.drover.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

import java.util.ArrayList;
import java.util.List;

/// `drover hook`: the client in `bin/` answers it without a JVM; here is only its help.
@Command(
        description = "Takes an agent's hook call; agents call it, people need not.",
        footer = {
            "  In an agent's settings, as the command of a hook:",
            "  drover hook claude-code"
        })
final class HookCommand extends CliCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "AGENT",
            description = "`claude-code`, `codex`, `gemini` … Its JSON comes on standard input.")
    @Nullable String agent;

    @Unmatched List<String> more = new ArrayList<>();

    @Override
    int run(Context context) {
        throw Context.refused(
                "A hook call carries the agent's JSON on standard input, which ends at the client."
                        + " Call `drover hook "
                        + (agent == null ? "AGENT" : agent)
                        + "` through bin/drover.");
    }
}
