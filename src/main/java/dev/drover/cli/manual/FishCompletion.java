package dev.drover.cli.manual;

import java.util.stream.Collectors;

/// What fish completes, each word with its meaning.
public final class FishCompletion {
    private static final String HEAD =
            """
            # Completion of drover for fish, made by: drover completions fish

            # Is this the command that was typed, as far as its words are known?
            function __drover_is
                set -l words (commandline -opc)
                set -l path drover
                for word in $words[2..-1]
                    if contains -- "$path $word" $__drover_paths
                        set path "$path $word"
                    end
                end
                test "$path" = "$argv[1]"
            end
            """;

    private FishCompletion() {}

    public static String script(CommandPage root) {
        String paths =
                root.all().map(p -> quoted(p.whole())).collect(Collectors.joining(" \\\n    "));
        StringBuilder text = new StringBuilder(HEAD);
        text.append("set -g __drover_paths ").append(paths).append("\n\n");
        root.all().forEach(page -> page(text, page));
        return text.toString();
    }

    private static void page(StringBuilder text, CommandPage page) {
        String where = "complete -c drover -n " + quoted("__drover_is \"" + page.whole() + "\"");
        for (CommandPage child : page.children()) {
            text.append(where)
                    .append(" -f -a ")
                    .append(quoted(child.name()))
                    .append(" -d ")
                    .append(quoted(child.summary()))
                    .append('\n');
        }
        for (CommandPage.Choice option : page.options()) {
            text.append(where);
            for (String name : option.names()) {
                text.append(name.startsWith("--") ? " -l " : " -s ")
                        .append(quoted(name.replaceFirst("^-+", "")));
            }
            if (!option.value().isEmpty()) {
                text.append(" -r");
            }
            if (!option.candidates().isEmpty()) {
                text.append(" -f -a ").append(quoted(String.join(" ", option.candidates())));
            }
            text.append(" -d ").append(quoted(option.meaning())).append('\n');
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
