package dev.drover.cli;

import dev.drover.cli.manual.CommandPage;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/// What the commands say about themselves, for those who write it down.
final class CommandPages {
    private CommandPages() {}

    static CommandPage root() throws Exception {
        PreparedCommands prepared = new PreparedCommands();
        List<CommandPage> children = new ArrayList<>();
        for (CommandList command : CommandList.values()) {
            children.add(
                    prepared.borrow(command, line -> page(line, List.of("drover"), command.word)));
        }
        return new CommandPage(
                List.of("drover"),
                "keeps sight of the coding agents on this machine",
                List.of(
                        "Shows who runs and who waits for you, and keeps in order what they leave:"
                                + " processes, ports, worktrees and branches.",
                        "Without a command it shows what",
                        "`drover status` does. Every command takes --json, which prints JSON, and"
                                + " --help."),
                List.of(),
                List.of(
                        new CommandPage.Choice(
                                List.of("-h", "--help"), "", "Shows help.", List.of()),
                        new CommandPage.Choice(
                                List.of("-V", "--version"), "", "Prints the version.", List.of()),
                        new CommandPage.Choice(List.of("--json"), "", "Prints JSON.", List.of())),
                RootHelp.examples(),
                children);
    }

    private static CommandPage page(CommandLine line, List<String> above, String name) {
        CommandSpec spec = line.getCommandSpec();
        List<String> words = new ArrayList<>(above);
        words.add(name);
        List<String> description = texts(spec.usageMessage().description());
        List<CommandPage> children = new ArrayList<>();
        // Other names of the same command say nothing new.
        for (CommandLine child : new LinkedHashSet<>(line.getSubcommands().values())) {
            children.add(page(child, words, child.getCommandName()));
        }
        return new CommandPage(
                words,
                description.isEmpty() ? name : description.getFirst(),
                description,
                spec.positionalParameters().stream()
                        .map(p -> new CommandPage.Entry(p.paramLabel(), meaning(p)))
                        .toList(),
                spec.options().stream().map(CommandPages::choice).toList(),
                texts(spec.usageMessage().footer()),
                children);
    }

    private static CommandPage.Choice choice(OptionSpec option) {
        List<String> candidates = new ArrayList<>();
        Iterable<String> known = option.completionCandidates();
        if (known != null) {
            known.forEach(candidates::add);
        }
        String label = option.paramLabel();
        if (candidates.isEmpty() && label.matches("[a-z0-9-]+(\\|[a-z0-9-]+)+")) {
            candidates.addAll(Arrays.asList(label.split("\\|", -1)));
        }
        boolean takesValue = option.arity().max() > 0;
        return new CommandPage.Choice(
                Arrays.asList(option.names()),
                takesValue ? label : "",
                meaning(option),
                takesValue ? candidates : List.of());
    }

    private static String meaning(ArgSpec argument) {
        return String.join(" ", texts(argument.description()));
    }

    /// picocli's texts are formats.
    private static List<String> texts(String[] lines) {
        return Arrays.stream(lines)
                .flatMap(line -> line.replace("%n", "\n").replace("%%", "%").lines())
                .toList();
    }
}
