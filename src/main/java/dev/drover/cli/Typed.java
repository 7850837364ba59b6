package dev.drover.cli;

import java.util.List;
import java.util.Optional;

/// A command line before its command is known: `drover` alone and `drover --json` mean `status`.
///
/// @param first the command's word
/// @param rest what comes after it
record Typed(String first, List<String> rest) {

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
            default -> new Typed(first, rest);
        };
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
