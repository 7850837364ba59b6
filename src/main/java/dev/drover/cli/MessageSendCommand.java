package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.model.MessageType;
import dev.drover.model.VisibleText;
import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.MessageReceipt;
import dev.drover.model.view.PartyView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// `drover messages send`.
@Command(
        name = "send",
        description =
                "Sends a message to an agent, to the user, or to all agents of a namespace. Who you"
                        + " are is found out, not asked. An agent reads it at its next prompt, as"
                        + " words of another.",
        footer = {
            "  drover messages send --to 1f0c9a77 \"I take src/api until noon\"",
            "  drover messages send --to user \"the tests need a database\"",
            "  drover messages send --to 1f0c9a77 denial \"not today\" --branch main",
            "  drover messages send --broadcast --namespace global \"I restart the database\""
        })
final class MessageSendCommand extends CliCommand {
    @Parameters(
            paramLabel = "[TYPE] TEXT",
            arity = "1..2",
            hideParamSyntax = true,
            description =
                    "The text, at most 1,024 bytes. Before it one of join-request, approval,"
                        + " denial, conflict-notice, isolation-request, heartbeat, text, which is"
                        + " the default.")
    List<String> words = new ArrayList<>();

    @Option(names = "--to", paramLabel = "ID", description = "An agent by its id or name, or user.")
    @Nullable String to;

    @Option(names = "--broadcast", description = "To all agents of the namespace.")
    boolean broadcast;

    @Option(
            names = "--namespace",
            paramLabel = "N",
            description = "global, or project:NAME. Unsaid: the project that you work in.")
    @Nullable String namespace;

    @Option(
            names = "--branch",
            paramLabel = "BRANCH",
            description = "What it is about. Unsaid: the branch that the agent is on.")
    @Nullable String branch;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "How long it waits to be read, such as 2h. Unsaid: a day.")
    @Nullable Duration time;

    @Override
    int run(Context context) {
        if (broadcast == (to != null)) {
            throw Context.refused("Say one of --to ID and --broadcast.");
        }
        MessageType type = type();
        MessageReceipt receipt =
                context.api()
                        .messages()
                        .send(
                                new MessageAsk(
                                        to,
                                        broadcast,
                                        type,
                                        type == MessageType.HEARTBEAT && words.size() == 1
                                                ? ""
                                                : words.getLast(),
                                        branch,
                                        namespace,
                                        context.invocation().directory(),
                                        time == null ? null : time.toSeconds()));
        Output out = context.out();
        if (json) {
            out.json(receipt);
            return Exit.OK;
        }
        List<PartyView> readers = receipt.message().to();
        out.line(
                "Sent to "
                        + (readers.size() == 1
                                ? MessageTable.party(readers.getFirst())
                                : Quantity.count(readers.size(), "agent")
                                        + " in "
                                        + receipt.message().namespace())
                        + ".");
        if (!receipt.leftOut().isEmpty()) {
            out.line(
                    "Left out, because too much is unread there: "
                            + receipt.leftOut().stream()
                                    .map(MessageTable::party)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return Exit.OK;
    }

    private MessageType type() {
        if (words.size() == 1) {
            return words.getFirst().equals(MessageType.HEARTBEAT.toString())
                    ? MessageType.HEARTBEAT
                    : MessageType.TEXT;
        }
        return MessageType.named(words.getFirst())
                .orElseThrow(
                        () ->
                                Context.refused(
                                        "'"
                                                + VisibleText.line(words.getFirst(), 40)
                                                + "' is no type of message. There are "
                                                + Arrays.stream(MessageType.values())
                                                        .map(MessageType::toString)
                                                        .collect(Collectors.joining(", "))
                                                + ". If it is text, put all of it in quotes."));
    }
}
