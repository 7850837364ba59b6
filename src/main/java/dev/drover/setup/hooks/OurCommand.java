package dev.drover.setup.hooks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A command line of an agent's settings that runs Drover's client.
///
/// @param before what stands before the program, such as `exec `
/// @param program as a path, without quotes
/// @param rest what follows it, with its blank
public record OurCommand(String before, String program, String rest) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(?<before>\\s*(?:exec\\s+|[A-Za-z_][A-Za-z0-9_]*=[^\\s\"'`$]*\\s+)*)"
                            + "(?:\"(?<double>(?:[^\"\\\\]|\\\\.)*)\""
                            + "|'(?<single>[^']*(?:'\\\\''[^']*)*)'"
                            + "|(?<bare>(?:[^\\s\"'\\\\]|\\\\.)+))"
                            + "(?<rest>\\s+(?:hook|statusline)(?:\\s.*)?)",
                    Pattern.DOTALL);

    public static Optional<OurCommand> of(String command) {
        Matcher matcher = FORM.matcher(command);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String program = program(matcher);
        String name =
                program.substring(
                        Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
        return name.equals("drover") || name.equals("drover.exe")
                ? Optional.of(
                        new OurCommand(matcher.group("before"), program, matcher.group("rest")))
                : Optional.empty();
    }

    private static String program(Matcher matcher) {
        String quoted = matcher.group("double");
        if (quoted != null) {
            return quoted.contains(":\\") ? quoted : quoted.replaceAll("\\\\(.)", "$1");
        }
        String single = matcher.group("single");
        if (single != null) {
            return single.replace("'\\''", "'");
        }
        String bare = matcher.group("bare");
        return bare.contains(":\\") ? bare : bare.replaceAll("\\\\(.)", "$1");
    }

    /// @param agent its word in `drover hook AGENT`
    public boolean isHookOf(String agent) {
        return rest.strip().matches("hook\\s+" + Pattern.quote(agent) + "(\\s.*)?");
    }

    public boolean isStatusLine() {
        return rest.strip().startsWith("statusline");
    }

    /// Does it name a place that is another one than this?
    public boolean isElsewhere(String client) {
        return !program.equals(client) && (program.contains("/") || program.contains("\\"));
    }

    /// The same with the program at another place.
    public String at(String client) {
        return before + quoted(client) + rest;
    }

    /// A word of a shell's command line. Always in quotes, so that the line never depends on what
    /// the path happens to hold.
    public static String quoted(String word) {
        boolean plain = word.chars().noneMatch(c -> "\"$`!".indexOf(c) >= 0);
        boolean windows = word.contains(":\\");
        return windows || (plain && word.indexOf('\\') < 0) ? '"' + word + '"' : single(word);
    }

    /// In single quotes, in which nothing but such a quote means anything.
    public static String single(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
