package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Look;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.cli.output.Words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The page that `drover --help` shows, and the line for a command that does not exist.
final class RootHelp {
    private static final String[][] EXAMPLES = {
        {"drover", "who runs, and who waits for you"},
        {"drover instances --json | jq '.[].branch'", "the same for scripts"},
        {"drover instances show abc123de", "all about one of them"},
        {"drover demo", "see it all without any agent"},
    };

    private RootHelp() {}

    static List<String> examples() {
        return Arrays.stream(EXAMPLES).map(example -> example[0]).toList();
    }

    static String page(PreparedCommands prepared, Look look) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("Keeps sight of the coding agents on this machine: who runs, who waits for you.");
        lines.add("");
        lines.add("drover [COMMAND] [--json] [--help]");
        int widest = CommandList.words().stream().mapToInt(String::length).max().orElse(0);
        for (CommandList.Group group : CommandList.Group.values()) {
            lines.add("");
            lines.add(new Words(look).add(group.title, Tone.DIM).toString());
            for (CommandList command : CommandList.values()) {
                if (command.group == group) {
                    String word = String.format(Locale.ROOT, "%-" + widest + "s", command.word);
                    Words line = new Words(look).add("  ").add(word, Tone.STRONG).add("  ");
                    lines.add(line.add(summary(command, prepared)).toString());
                }
            }
        }
        lines.add("");
        lines.add(new Words(look).add("Examples", Tone.DIM).toString());
        Table examples = Table.untitled(Column.whole("", 0), Column.whole("", 0));
        for (String[] example : EXAMPLES) {
            examples.row(Cell.of(example[0]), Cell.of(example[1], Tone.DIM));
        }
        examples.lines(look).forEach(l -> lines.add("  " + l));
        lines.add("");
        lines.add("Exit codes: 0 done, 1 refused, 2 usage, 69 no daemon, 70 a fault of Drover's.");
        lines.add("`drover COMMAND --help` tells more about one of them.");
        return String.join("\n", lines);
    }

    private static String summary(CommandList command, PreparedCommands prepared) throws Exception {
        return prepared.borrow(
                command, line -> line.getCommandSpec().usageMessage().description()[0]);
    }

    static String unknown(String word) {
        String nearest =
                CommandList.words().stream()
                        .filter(w -> distance(w, word) <= Math.max(1, word.length() / 3))
                        .min(Comparator.comparingInt(w -> distance(w, word)))
                        .map(w -> " Did you mean `drover " + w + "`?")
                        .orElse("");
        return "'" + word + "' is no command." + nearest + " `drover --help` lists all of them.";
    }

    /// Edit distance (Levenshtein).
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int best = Math.min(diagonal + cost, Math.min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[other.length()];
    }
}
