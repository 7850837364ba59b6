package dev.drover.cli.manual;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What bash completes. The script needs nothing but bash: it walks over the words typed so far to
/// the command they name, and offers what that one takes; where it takes none of it, files.
public final class BashCompletion {
    private static final String HEAD =
            """
            # Completion of drover for bash, made by: drover completions bash
            _drover() {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
                local path=drover index next offered
                COMPREPLY=()
                for ((index = 1; index < COMP_CWORD; index++)); do
                    next=${COMP_WORDS[index]}
                    [[ $next == -- ]] && { COMPREPLY=($(compgen -c -f -- "$word")); return; }
                    case "$path $next" in
            """;

    private BashCompletion() {}

    public static String script(CommandPage root) {
        StringBuilder text = new StringBuilder(HEAD);
        String paths =
                root.all()
                        .filter(p -> !p.equals(root))
                        .map(p -> '"' + p.whole() + '"')
                        .collect(Collectors.joining(" | "));
        line(text, "            " + paths + ") path=\"$path $next\" ;;");
        line(text, "        esac");
        line(text, "    done");
        line(text, "    case \"$path $before\" in");
        root.all().forEach(page -> values(text, page));
        line(text, "        *)");
        line(text, "            case $path in");
        root.all().forEach(page -> offered(text, page));
        line(text, "            esac ;;");
        line(text, "    esac");
        line(text, "    COMPREPLY=($(compgen -W \"$offered\" -- \"$word\"))");
        line(text, "}");
        line(text, "complete -o default -F _drover drover");
        return text.toString();
    }

    private static void values(StringBuilder text, CommandPage page) {
        for (CommandPage.Choice option : page.options()) {
            if (!option.value().isEmpty()) {
                String names =
                        option.names().stream()
                                .map(n -> '"' + page.whole() + " " + n + '"')
                                .collect(Collectors.joining(" | "));
                String offered = String.join(" ", option.candidates());
                line(text, "        " + names + ") offered='" + offered + "' ;;");
            }
        }
    }

    private static void offered(StringBuilder text, CommandPage page) {
        List<String> words =
                Stream.concat(
                                page.children().stream().map(CommandPage::name),
                                page.optionNames().stream())
                        .toList();
        line(
                text,
                "                '"
                        + page.whole()
                        + "') offered='"
                        + String.join(" ", words)
                        + "' ;;");
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
