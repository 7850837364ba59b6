package dev.drover.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A command line before its command is known: `drover` alone and `drover --json` mean `status`.
///
/// @param first the command's word
/// @param rest what comes after it
record Typed(String first, List<String> rest) {
    private static final Set<String> SIGNED = Set.of("tag", "priority");

    static Typed of(List<String> arguments) {
        if (arguments.isEmpty()) {
            return new Typed(CommandList.STATUS.word, List.of());
        }
        String first = arguments.getFirst();
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (first) {
            case "-h", "--help" -> new Typed("help", rest);
            case "-V", "--version" -> new Typed(CommandList.VERSION.word, rest);
            case "help" -> rest.isEmpty() ? new Typed("help", rest) : of(rest.getFirst(), "--help");
            case "--json" -> new Typed(CommandList.STATUS.word, arguments);
            case "instances" -> new Typed(first, signed(rest));
            default -> new Typed(first, rest);
        };
    }

    /// `tag ID -later` and `priority ID -3` name a tag and a number, not options. So what begins
    /// with one dash goes behind `--`, where all words are plain.
    private static List<String> signed(List<String> words) {
        if (words.isEmpty() || !SIGNED.contains(words.getFirst())) {
            return words;
        }
        List<String> sorted = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        for (String word : words) {
            boolean option = word.startsWith("--") || word.equals("-h") || sorted.isEmpty();
            (option ? sorted : plain).add(word);
        }
        sorted.add("--");
        sorted.addAll(plain);
        return sorted;
    }

    private static Typed of(String command, String option) {
        return new Typed(command, List.of(option));
    }

    boolean isRootHelp() {
        return first.equals("help");
    }

    boolean wantsHelp() {
        return isRootHelp() || rest.contains("--help") || rest.contains("-h");
    }

    Optional<CommandList> command() {
        return CommandList.named(first);
    }
}
