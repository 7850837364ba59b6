package dev.drover.cli;

import dev.drover.cli.output.Output;
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
            "  drover messages receive --wait 10s --json",
            "  drover messages receive --keep"
        })
final class MessageReceiveCommand extends CliCommand {
    /// The client gives a command up that answers nothing for longer.
    private static final Duration LONGEST = Duration.ofSeconds(25);

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            arity = "0..1",
            fallbackValue = "25s",
            description = "Waits for the first message, for 25s at most, if there is none.")
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
        if (wait != null && wait.compareTo(LONGEST) > 0) {
            throw Context.refused(
                    "One call waits for "
                            + LONGEST.toSeconds()
                            + "s at most. Call again after it.");
        }
        List<MessageView> received =
                context.api()
                        .messages()
                        .receive(
                                new MessageWait(
                                        namespace,
                                        wait == null ? null : wait.toSeconds(),
                                        !keep,
                                        null));
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
}
