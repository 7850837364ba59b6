package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.model.view.MessageView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/// `drover messages`: those that are kept.
@Command(
        description = "Lists messages between agents and you; sends and receives them.",
        subcommands = {
            MessageSendCommand.class,
            MessageReceiveCommand.class,
            MessageAckCommand.class,
            MessageListCommand.class
        },
        footer = {
            "  drover messages",
            "  drover messages send --to 1f0c9a77 \"I take src/api until noon\"",
            "  drover messages send --broadcast isolation-request \"main is being released\"",
            "  drover messages receive --wait",
            "  drover messages --json | jq '.[] | {from: .from.name, text}'"
        })
final class MessagesCommand extends CliCommand {
    @Option(
            names = "--namespace",
            paramLabel = "N",
            description = "Only those of it: global, or project:NAME.")
    @Nullable String namespace;

    @Override
    int run(Context context) {
        return list(context, namespace, json);
    }

    static int list(Context context, @Nullable String namespace, boolean json) {
        List<MessageView> all = context.api().messages().list(namespace);
        Output out = context.out();
        if (json) {
            out.json(all);
        } else if (all.isEmpty()) {
            out.line("No message. `drover messages send --to ID TEXT` sends one.");
        } else {
            out.table(MessageTable.of(all, context));
        }
        return Exit.OK;
    }
}
