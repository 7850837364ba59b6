package dev.drover.core.kill;

/// Finds the end of `$(…)` and `${…}`, and knows what a variable's name is.
final class ShellBrackets {
    private ShellBrackets() {}

    /// @param open where the opening bracket stands
    /// @return where its closing one stands, or the end of the text
    static int end(String script, int open) {
        char opens = script.charAt(open);
        char closes = opens == '(' ? ')' : '}';
        int depth = 0;
        boolean doubled = false;
        for (int at = open; at < script.length(); at++) {
            char c = script.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '\'' && !doubled) {
                int end = script.indexOf('\'', at + 1);
                at = end < 0 ? script.length() : end;
            } else if (c == '"') {
                doubled = !doubled;
            } else if (c == opens && !doubled) {
                depth++;
            } else if (c == closes && !doubled && --depth == 0) {
                return at;
            }
        }
        return script.length();
    }

    static boolean isNamePart(char c) {
        return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }

    static boolean isName(String text) {
        return !text.isEmpty()
                && !Character.isDigit(text.charAt(0))
                && text.chars().allMatch(c -> isNamePart((char) c));
    }
}
