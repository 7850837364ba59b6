package dev.drover.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `drover messages list`: the same as without a word.
@Command(
        name = "list",
        description =
                "Lists the messages that are kept: an agent's own, or all if a person asks. To list"
                        + " them is not to read them.",
        footer = {"  drover messages list", "  drover messages list --namespace project:shop"})
final class MessageListCommand extends CliCommand {
    @Option(
            names = "--namespace",
            paramLabel = "N",
            description = "Only those of it: global, or project:NAME.")
    @Nullable String namespace;

    @Override
    int run(Context context) {
        return MessagesCommand.list(context, namespace, json);
    }
}
