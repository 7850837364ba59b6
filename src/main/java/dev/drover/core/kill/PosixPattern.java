package dev.drover.core.kill;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// POSIX regular expressions as Java's. What cannot be told for certain is empty.
final class PosixPattern {
    private static final int LONGEST = 1000;

    /// Signs that are special bare in an extended expression and escaped in a basic one.
    private static final String SWAPPED = "+?|(){}";

    private PosixPattern() {}

    /// As `pgrep`, `pkill`, `killall -r` and `grep -E` read it.
    static Optional<Pattern> extended(String text, boolean ignoreCase) {
        return compiled(text, false, ignoreCase);
    }

    /// As `grep` reads it.
    static Optional<Pattern> basic(String text, boolean ignoreCase) {
        return compiled(text, true, ignoreCase);
    }

    /// This text and nothing around it.
    static Optional<Pattern> exact(String text, boolean ignoreCase) {
        return Optional.of(Pattern.compile("^(?:" + Pattern.quote(text) + ")$", flags(ignoreCase)));
    }

    static Optional<Pattern> literal(String text, boolean ignoreCase) {
        return Optional.of(Pattern.compile(Pattern.quote(text), flags(ignoreCase)));
    }

    private static int flags(boolean ignoreCase) {
        return ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    }

    private static Optional<Pattern> compiled(String text, boolean basic, boolean ignoreCase) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(translated(text, basic), flags(ignoreCase)));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private static String translated(String text, boolean basic) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                i = bracket(text, i, out);
            } else if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                if (basic && SWAPPED.indexOf(next) >= 0) {
                    out.append(next);
                } else if (next == '<' || next == '>' || next == 'b') {
                    out.append("\\b");
                } else if (next == 'w' || next == 's' || next == 'W' || next == 'S') {
                    out.append('\\').append(next);
                } else {
                    out.append(Pattern.quote(String.valueOf(next)));
                }
            } else if (c == '\\' || (basic && SWAPPED.indexOf(c) >= 0)) {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// @return where the bracket expression ends
    private static int bracket(String text, int start, StringBuilder out) {
        int at = start + 1;
        out.append('[');
        if (at < text.length() && text.charAt(at) == '^') {
            out.append('^');
            at++;
        }
        boolean first = true;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == ']' && !first) {
                out.append(']');
                return at;
            }
            int end = c == '[' && text.startsWith("[:", at) ? text.indexOf(":]", at) : -1;
            if (end > 0) {
                String name = text.substring(at + 2, end);
                out.append("\\p{").append(posixClass(name)).append('}');
                at = end + 1;
            } else {
                // In a bracket a backslash stands for itself, and Java's own signs are none.
                out.append("[]\\&^".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
            first = false;
        }
        throw new PatternSyntaxException("an open bracket", text, start);
    }

    private static String posixClass(String name) {
        return switch (name) {
            case "xdigit" -> "XDigit";
            case "" -> "?";
            default -> Character.toUpperCase(name.charAt(0)) + name.substring(1);
        };
    }
}
