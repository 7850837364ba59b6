package dev.drover.ipc.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what the source says of its records: the `///` lines above them.
final class SourceWords {
    private static final Path SOURCE = Path.of("src/main/java");
    private static final Pattern PARAM = Pattern.compile("@param (\\w+) (.*)");

    private SourceWords() {}

    /// @param records those whose words are wanted
    static Map<String, Map<String, String>> of(Iterable<Class<?>> records) throws IOException {
        Map<String, Map<String, String>> words = new TreeMap<>();
        for (Class<?> type : records) {
            Map<String, String> own = of(type);
            if (!own.isEmpty()) {
                words.put(type.getName(), own);
            }
        }
        return words;
    }

    private static Map<String, String> of(Class<?> type) throws IOException {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        Path file = SOURCE.resolve(top.getName().replace('.', '/') + ".java");
        Pattern begin = Pattern.compile(" *(public )?record " + type.getSimpleName() + "\\(.*");
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (begin.matcher(lines.get(i)).matches()) {
                return read(above(lines, i));
            }
        }
        throw new AssertionError(file + " has no " + type);
    }

    private static Deque<String> above(List<String> lines, int place) {
        Deque<String> doc = new ArrayDeque<>();
        for (int i = place - 1; i >= 0; i--) {
            String line = lines.get(i).strip();
            if (line.startsWith("///")) {
                doc.addFirst(line.substring(3).strip());
            } else if (!line.startsWith("@")) {
                break;
            }
        }
        return doc;
    }

    private static Map<String, String> read(Deque<String> doc) {
        Map<String, String> words = new TreeMap<>();
        String part = "";
        for (String line : doc) {
            Matcher param = PARAM.matcher(line);
            boolean begins = param.matches();
            part = begins ? param.group(1) : part;
            String text = begins ? param.group(2) : line;
            if (!text.isBlank() && !text.startsWith("@throws")) {
                words.merge(part, text, (before, more) -> before + " " + more);
            }
        }
        words.replaceAll((name, text) -> plain(text));
        return words;
    }

    /// Links as the document's readers know them: a constant of an endpoint is an operation.
    private static String plain(String text) {
        return Pattern.compile("\\{@link\\s+([^}]*)}|\\[([A-Z]\\w+)]")
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(linked(found.group(1), found.group(2))));
    }

    private static String linked(String tag, String bracket) {
        if (tag == null) {
            return bracket;
        }
        String name = tag.substring(tag.indexOf('#') + 1);
        return name.equals(name.toUpperCase(Locale.ROOT))
                ? "`" + OpenApi.camel(name) + "`"
                : name.substring(name.lastIndexOf('.') + 1);
    }
}
