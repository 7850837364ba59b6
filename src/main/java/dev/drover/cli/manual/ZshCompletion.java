package dev.drover.cli.manual;

/// What zsh completes, each word with its meaning.
public final class ZshCompletion {
    private static final String HEAD =
            """
            #compdef drover
            # Completion of drover for zsh, made by: drover completions zsh

            _drover() {
                local path=drover index next
                local -a offered
                for ((index = 2; index < CURRENT; index++)); do
                    next=$words[index]
                    [[ $next == -- ]] && { _normal; return; }
                    case "$path $next" in
            """;

    private ZshCompletion() {}

    public static String script(CommandPage root) {
        StringBuilder text = new StringBuilder(HEAD);
        root.all()
                .filter(p -> !p.equals(root))
                .forEach(p -> line(text, "            '" + p.whole() + "') path+=\" $next\" ;;"));
        line(text, "        esac");
        line(text, "    done");
        line(text, "    case $path in");
        root.all().forEach(page -> offered(text, page));
        line(text, "    esac");
        line(text, "    _describe -o 'drover' offered || _files");
        line(text, "}");
        line(text, "");
        // Sourced or autoloaded: both are usual.
        line(
                text,
                "if [[ $funcstack[1] == _drover ]]; then _drover; else compdef _drover drover; fi");
        return text.toString();
    }

    private static void offered(StringBuilder text, CommandPage page) {
        line(text, "        '" + page.whole() + "') offered=(");
        page.children().forEach(c -> described(text, c.name(), c.summary()));
        for (CommandPage.Choice option : page.options()) {
            option.names().forEach(n -> described(text, n, option.meaning()));
        }
        line(text, "        ) ;;");
    }

    private static void described(StringBuilder text, String word, String meaning) {
        String plain = meaning.replace("'", "'\\''").replace(":", "\\:");
        line(text, "            '" + word.replace(":", "\\:") + ":" + plain + "'");
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
