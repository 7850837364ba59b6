package dev.drover.cli;

import dev.drover.cli.output.Look;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Parsers that are ready to use. To build one costs more than to run most commands, so each is
/// built when it is first needed and kept; a parser serves one run at a time.
final class PreparedCommands {
    private static final int KEPT = 8;
    private final Map<CommandList, Queue<CommandLine>> ready = new EnumMap<>(CommandList.class);

    PreparedCommands() {
        for (CommandList command : CommandList.values()) {
            ready.put(command, new ConcurrentLinkedQueue<>());
        }
    }

    /// What to do with a parser while nobody else has it.
    @FunctionalInterface
    interface Use<T> {
        T with(CommandLine line) throws Exception;
    }

    <T> T borrow(CommandList command, Use<T> use) throws Exception {
        Queue<CommandLine> idle = ready.getOrDefault(command, new ConcurrentLinkedQueue<>());
        CommandLine taken = idle.poll();
        CommandLine line = taken != null ? taken : build(command);
        try {
            return use.with(line);
        } finally {
            if (idle.size() < KEPT) {
                idle.add(line);
            }
        }
    }

    private static CommandLine build(CommandList command) {
        CommandLine line = new CommandLine(command.make());
        line.setCommandName("drover " + command.word);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Duration.class, Durations::parse);
        line.registerConverter(InetSocketAddress.class, OwnAddresses::parse);
        line.setAbbreviatedOptionsAllowed(false);
        prepare(line);
        return line;
    }

    private static void prepare(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        spec.parser().posixClusteredShortOptionsAllowed(false);
        spec.usageMessage()
                .sortOptions(false)
                .sortSynopsis(false)
                .showDefaultValues(false)
                .abbreviateSynopsis(true)
                .synopsisHeading("")
                .synopsisIndent(4)
                .descriptionHeading("%n")
                .parameterListHeading("%nArguments%n")
                .optionListHeading("%nOptions%n")
                .commandListHeading("%nCommands%n")
                .footerHeading("%nExamples%n");
        line.getSubcommands().values().forEach(PreparedCommands::prepare);
    }

    /// The command that was meant: the deepest one named.
    static ParseResult innermost(ParseResult result) {
        ParseResult found = result;
        while (found.hasSubcommand()) {
            found = found.subcommand();
        }
        return found;
    }

    static String help(CommandLine line, Look look) {
        line.setUsageHelpWidth(look.textColumns());
        ColorScheme scheme =
                new ColorScheme.Builder(look.colour() ? Ansi.ON : Ansi.OFF)
                        .commands(Ansi.Style.bold)
                        .options(Ansi.Style.bold)
                        .parameters(Ansi.Style.bold)
                        .build();
        return line.getUsageMessage(scheme);
    }
}
