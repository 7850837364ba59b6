package dev.drover.core.kill;

import org.jspecify.annotations.Nullable;

/// Reads `$'…'`, in which a backslash may stand before a quote.
///
/// @param text what it stands for; null if an escape is not known here
/// @param end where the script goes on
record AnsiQuotes(@Nullable String text, int end) {
    /// @param from after the opening quote; what is not closed ends with the script
    static AnsiQuotes read(String script, int from) {
        StringBuilder text = new StringBuilder();
        boolean known = true;
        int at = from;
        while (at < script.length()) {
            char c = script.charAt(at++);
            if (c == '\'') {
                break;
            }
            if (c != '\\' || at == script.length()) {
                text.append(c);
                continue;
            }
            char escaped = script.charAt(at++);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case '\'', '"', '\\', '?' -> text.append(escaped);
                default -> known = false;
            }
        }
        return new AnsiQuotes(known ? text.toString() : null, at);
    }
}
