package dev.drover.cli.output;

import dev.drover.ipc.CommandRunner.Invocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How the caller's end of the line shows text.
///
/// @param columns width to fit into; a very large number where nothing is cut (a pipe)
/// @param terminal a person reads it now
/// @param colour SGR colours are welcome
/// @param unicode more than ASCII can be shown
public record Look(int columns, boolean terminal, boolean colour, boolean unicode) {
    private static final int UNKNOWN_WIDTH = 80;
    private static final int NARROWEST = 30;
    private static final int UNLIMITED = 1_000_000;

    public static Look of(Invocation invocation) {
        Map<String, String> environment = invocation.environment();
        boolean terminal = invocation.terminal();
        boolean colour =
                terminal
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb");
        int wanted = invocation.columns() > 0 ? invocation.columns() : UNKNOWN_WIDTH;
        return new Look(
                terminal ? Math.max(NARROWEST, wanted) : UNLIMITED,
                terminal,
                colour,
                speaksUnicode(environment));
    }

    /// No word about the character set counts as UTF-8; only a set that is another one does not.
    private static boolean speaksUnicode(Map<String, String> environment) {
        String locale =
                environment
                        .getOrDefault("LC_ALL", environment.getOrDefault("LANG", ""))
                        .toLowerCase(Locale.ROOT);
        return locale.isEmpty() || locale.contains("utf-8") || locale.contains("utf8");
    }

    /// Width for running text such as help: readable lines even on a wide terminal or a pipe.
    public int textColumns() {
        return terminal ? Math.min(columns, 100) : UNKNOWN_WIDTH;
    }

    /// Running text in lines that fit beside an indent; one line in a pipe. A word that is too long
    /// is broken, after a slash where there is one.
    public List<String> wrapped(String text, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && Width.of(line + " " + word) > columns - indent) {
                lines.add(line.toString());
                line.setLength(0);
            }
            String rest = line.isEmpty() ? word : " " + word;
            while (line.isEmpty() && Width.of(rest) > columns - indent) {
                String head = head(rest, Math.max(1, columns - indent));
                lines.add(head);
                rest = rest.substring(head.length());
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String head(String word, int room) {
        String fits = Width.head(word, room);
        if (fits.isEmpty()) {
            return word; // one sign that is wider than the room
        }
        int slash = fits.lastIndexOf('/');
        return slash > 0 ? fits.substring(0, slash + 1) : fits;
    }

    String ellipsis() {
        return unicode ? "…" : "~";
    }
}
