package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.ipc.CommandRunner;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.MessageWait;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.List;

/// `drover messages receive`.
@Command(
        name = "receive",
        description =
                "Prints what you have not read yet, in order, each once. After a crash one may come"
                        + " again: with the same id.",
        footer = {
            "  drover messages receive",
            "  drover messages receive --wait",
            "  drover messages receive --wait 30m --json",
            "  drover messages receive --keep"
        })
final class MessageReceiveCommand extends CliCommand {
    /// Of one call: a client takes a daemon that says nothing for longer for hung.
    private static final Duration TURN = Duration.ofSeconds(20);

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            arity = "0..1",
            fallbackValue = "25s",
            description = "Waits for the first message if there is none: such as 10m, else 25s.")
    @Nullable Duration wait;

    @Option(
            names = "--keep",
            description = "They stay unread until you say so: `drover messages ack ID`.")
    boolean keep;

    @Option(
            names = "--namespace",
            paramLabel = "N",
            description = "Only those of it: global, or project:NAME.")
    @Nullable String namespace;

    @Override
    int run(Context context) {
        boolean inDaemon = context.around().inDaemon();
        Duration left = wait == null ? Duration.ZERO : wait.minus(context.invocation().waited());
        List<MessageView> received = receive(context, left);
        while (received.isEmpty() && left.compareTo(TURN) > 0) {
            if (inDaemon) {
                return CommandRunner.AGAIN;
            }
            left = left.minus(TURN);
            received = receive(context, left);
        }
        Output out = context.out();
        if (json) {
            out.json(received);
        } else if (received.isEmpty()) {
            out.line("No message.");
        } else {
            MessageTable.letters(received, context);
        }
        return Exit.OK;
    }

    private List<MessageView> receive(Context context, Duration left) {
        Duration turn = left.compareTo(TURN) > 0 ? TURN : left;
        // Never shorter than was asked for.
        long seconds = Math.max(0, turn.plusMillis(999).toSeconds());
        return context.api()
                .messages()
                .receive(new MessageWait(namespace, wait == null ? null : seconds, !keep, null));
    }
}
