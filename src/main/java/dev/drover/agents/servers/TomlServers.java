package dev.drover.agents.servers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `[mcp_servers.NAME]` tables of a TOML file, as far as they name a command: strings, and
/// arrays of strings over one line or several. All else in the file is passed over.
final class TomlServers {
    private static final Pattern TABLE =
            Pattern.compile(
                    "^\\[\\s*mcp_servers\\s*\\.\\s*(\"[^\"]*\"|'[^']*'|[\\w-]+)\\s*\\]\\s*(?:#.*)?$");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"|'([^']*+)'");
    private static final Pattern COMMENT =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|#[^\\n]*+");
    private static final Pattern KEY = Pattern.compile("^(command|args)\\s*=\\s*(.*)$");

    private TomlServers() {}

    static Map<String, List<String>> read(String text) {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        Map<String, List<String>> arguments = new LinkedHashMap<>();
        String table = null;
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("[")) {
                Matcher head = TABLE.matcher(line);
                table = head.matches() ? unquoted(head.group(1)) : null;
                continue;
            }
            Matcher key = KEY.matcher(line);
            if (table == null || !key.matches()) {
                continue;
            }
            StringBuilder value = new StringBuilder(key.group(2));
            boolean array = value.toString().startsWith("[");
            while (array && !closed(value) && i + 1 < lines.size()) {
                value.append('\n').append(lines.get(++i));
            }
            (key.group(1).equals("command") ? commands : arguments)
                    .put(table, strings(value.toString()));
        }
        Map<String, List<String>> servers = new LinkedHashMap<>();
        commands.forEach(
                (name, command) -> {
                    List<String> words =
                            new ArrayList<>(command.subList(0, Math.min(1, command.size())));
                    words.addAll(arguments.getOrDefault(name, List.of()));
                    servers.put(name, words);
                });
        return servers;
    }

    private static boolean closed(CharSequence value) {
        return STRING.matcher(withoutComments(value)).replaceAll("").contains("]");
    }

    /// A `#` within a string begins none.
    private static String withoutComments(CharSequence value) {
        return COMMENT.matcher(value)
                .replaceAll(
                        part ->
                                part.group().startsWith("#")
                                        ? ""
                                        : Matcher.quoteReplacement(part.group()));
    }

    private static List<String> strings(String value) {
        List<String> found = new ArrayList<>();
        Matcher string = STRING.matcher(withoutComments(value));
        while (string.find()) {
            String plain = string.group(2);
            found.add(plain != null ? plain : unescaped(string.group(1)));
        }
        return found;
    }

    private static String unescaped(String text) {
        return text.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static String unquoted(String name) {
        boolean quoted = name.startsWith("\"") || name.startsWith("'");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }
}
