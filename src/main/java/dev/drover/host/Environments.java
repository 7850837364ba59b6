package dev.drover.host;

import dev.drover.model.Terminal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What processes of our own user were started with. Linux only: elsewhere it is not to be seen.
final class Environments {
    private static final int LONGEST = 1 << 20;

    private Environments() {}

    /// The terminal that a process was started in, as far as its variables tell; without its tty.
    static Terminal terminal(long pid) {
        Map<String, String> e = of(pid);
        return new Terminal(
                null,
                value(e, "TMUX"),
                value(e, "TMUX_PANE"),
                value(e, "TERM_PROGRAM"),
                value(e, "WINDOWID"),
                value(e, "KITTY_WINDOW_ID"),
                value(e, "WEZTERM_PANE"),
                value(e, "KITTY_LISTEN_ON"),
                value(e, "WEZTERM_UNIX_SOCKET"));
    }

    private static @Nullable String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /// Empty if they cannot be seen.
    static Map<String, String> of(long pid) {
        Map<String, String> found = new HashMap<>();
        try (InputStream in =
                Files.newInputStream(Path.of("/proc", Long.toString(pid), "environ"))) {
            String all = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            for (String entry : all.split("\0", -1)) {
                int equals = entry.indexOf('=');
                if (equals > 0) {
                    found.put(entry.substring(0, equals), entry.substring(equals + 1));
                }
            }
        } catch (IOException e) {
            // Gone, not ours, or no such thing on this system.
        }
        return found;
    }
}
