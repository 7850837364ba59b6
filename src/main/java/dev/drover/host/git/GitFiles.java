package dev.drover.host.git;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// Reads git's small text files. They belong to repositories that may be hostile: only regular
/// files are opened, and only their beginning is read.
final class GitFiles {
    private static final int LONGEST = 256 << 10;

    private GitFiles() {}

    /// @return null if it is not a regular file or cannot be read
    static @Nullable String text(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }

    /// The path that a one-line file names, relative to `from`; null if there is none.
    static @Nullable Path path(Path file, String prefix, Path from) {
        String text = text(file);
        if (text == null || !text.startsWith(prefix)) {
            return null;
        }
        String named = text.substring(prefix.length());
        int end = named.length();
        while (end > 0 && (named.charAt(end - 1) == '\n' || named.charAt(end - 1) == '\r')) {
            end--;
        }
        return resolve(from, named.substring(0, end));
    }

    static @Nullable Path resolve(Path from, String named) {
        try {
            return named.isEmpty() ? null : from.resolve(named).toRealPath();
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    /// One value of the section `[core]` of a configuration file; null if it is not there. Follows
    /// no includes.
    static @Nullable String core(Path file, String key) {
        String text = text(file);
        if (text == null) {
            return null;
        }
        String value = null;
        boolean inCore = false;
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.startsWith("[")) {
                int close = line.indexOf(']');
                String section = close < 0 ? "" : line.substring(1, close).strip();
                inCore = section.toLowerCase(Locale.ROOT).equals("core");
                line = close < 0 ? "" : line.substring(close + 1).strip();
            }
            int equals = line.indexOf('=');
            if (!inCore || line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            String name = (equals < 0 ? line : line.substring(0, equals)).strip();
            if (name.toLowerCase(Locale.ROOT).equals(key)) {
                value = equals < 0 ? "true" : unquoted(line.substring(equals + 1).strip());
            }
        }
        return value;
    }

    private static String unquoted(String value) {
        StringBuilder plain = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                plain.append(value.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '#' || c == ';')) {
                break;
            } else {
                plain.append(c);
            }
        }
        return plain.toString().strip();
    }
}
