package dev.drover.core.guard;

import dev.drover.model.Secrets;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A settings file as people may see it: line by line as it is, but for the values whose names say
/// that they are secret, and all values of an environment. It reads JSON that may be broken and
/// comments in it, and otherwise lines of `name = value`.
public final class HiddenSecrets {
    static final String HIDDEN = Secrets.MARK;

    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i).*(token|secret|passw|passphrase|authorization|credential|cookie|bearer"
                            + "|api[-_]?key|access[-_]?key|private[-_]?key|oauth).*"
                            + "|(?i)(.*[-_.])?(key|pass|pwd|auth|pat|sas|dsn)");

    /// All below these is hidden, whatever its name.
    private static final Pattern SECRET_PART = Pattern.compile("(?i)env|headers|http_headers");

    private static final Pattern SECTION = Pattern.compile("^\\s*\\[+([^]]*)]+.*");
    private static final Pattern ASSIGNED = Pattern.compile("^(\\s*([^=#]+?)\\s*=\\s*)(\\S.*)$");

    private HiddenSecrets() {}

    public static String json(String text) {
        return redacted(new Json(text).hidden());
    }

    public static String toml(String text) {
        StringBuilder out = new StringBuilder();
        boolean part = false;
        for (String line : text.split("\n", -1)) {
            Matcher section = SECTION.matcher(line);
            Matcher assigned = ASSIGNED.matcher(line);
            if (section.matches()) {
                String last = section.group(1).replaceAll("^.*\\.", "").replaceAll("[\"'\\s]", "");
                part = SECRET_PART.matcher(last).matches();
            }
            boolean hides = false;
            if (!section.matches() && assigned.matches()) {
                String name = assigned.group(2).replaceAll("[\"']", "").strip();
                hides =
                        part
                                || SECRET.matcher(name).matches()
                                || SECRET_PART.matcher(name.replaceAll("^.*\\.", "")).matches();
            }
            out.append(hides ? assigned.group(1) + '"' + HIDDEN + '"' : line).append('\n');
        }
        out.setLength(out.length() - 1);
        return redacted(out.toString());
    }

    /// Also what looks like a secret by itself. Line by line, so that there are as many as before;
    /// of a line in which something was hidden already, the rest was looked at as well.
    private static String redacted(String text) {
        return Arrays.stream(text.split("\n", -1))
                .map(line -> line.contains(HIDDEN) ? line : Secrets.redact(line))
                .collect(Collectors.joining("\n"));
    }

    /// Goes through JSON of which it needs nothing but quotes, colons and brackets.
    private static final class Json {
        private final String text;
        private final StringBuilder out = new StringBuilder();

        /// The names of what is open, the innermost first; an array has that of its own key.
        private final Deque<String> open = new ArrayDeque<>();

        private final Deque<Character> brackets = new ArrayDeque<>();
        private String key = "";
        private int at;

        Json(String text) {
            this.text = text;
        }

        String hidden() {
            while (at < text.length()) {
                char c = text.charAt(at);
                switch (c) {
                    case '"' -> string();
                    case '{', '[' -> {
                        open.push(key);
                        key = c == '[' ? key : "";
                        plain(c);
                    }
                    case '}', ']' -> {
                        if (!open.isEmpty()) {
                            open.pop();
                        }
                        key = "";
                        plain(c);
                    }
                    case ',' -> {
                        // In an array the name goes on.
                        key = open.isEmpty() || !inArray() ? "" : open.peek();
                        plain(c);
                    }
                    case '/' -> comment();
                    default -> literal(c);
                }
            }
            return out.toString();
        }

        private boolean inArray() {
            return !brackets.isEmpty() && brackets.peek() == '[';
        }

        private void plain(char c) {
            if (c == '{' || c == '[') {
                brackets.push(c);
            } else if ((c == '}' || c == ']') && !brackets.isEmpty()) {
                brackets.pop();
            }
            out.append(c);
            at++;
        }

        private void comment() {
            int end = at + 1;
            if (text.startsWith("//", at)) {
                end = text.indexOf('\n', at);
            } else if (text.startsWith("/*", at)) {
                int close = text.indexOf("*/", at);
                end = close < 0 ? -1 : close + 2;
            }
            end = end < 0 ? text.length() : end;
            out.append(redacted(text.substring(at, end)));
            at = end;
        }

        private void string() {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            end = Math.min(text.length(), end + 1);
            String quoted = text.substring(at, end);
            at = end;
            if (isKey()) {
                key = quoted.replace("\"", "");
                out.append(quoted);
            } else if (isSecret()) {
                out.append('"').append(HIDDEN).append(quoted.endsWith("\n") ? "\n" : "\"");
            } else {
                // A command line may hold one, whatever the name of it.
                out.append('"').append(Secrets.redact(quoted.substring(1)));
            }
        }

        private boolean isKey() {
            int next = at;
            while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            return next < text.length() && text.charAt(next) == ':';
        }

        /// Numbers and words are hidden as well: a pin is a number.
        private void literal(char c) {
            boolean begins = Character.isLetterOrDigit(c) || c == '-';
            if (!begins || !isSecret() || key.isEmpty()) {
                out.append(c);
                at++;
                return;
            }
            while (at < text.length() && "{}[],\n\r\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            out.append('"').append(HIDDEN).append('"');
        }

        private boolean isSecret() {
            return SECRET.matcher(key).matches()
                    || open.stream()
                            .anyMatch(
                                    name ->
                                            SECRET_PART.matcher(name).matches()
                                                    || SECRET.matcher(name).matches());
        }
    }
}
