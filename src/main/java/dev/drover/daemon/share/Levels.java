package dev.drover.daemon.share;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much of the server's log each session wants. The server has one level: the most talkative
/// that anybody wants; the others are spared what they did not want.
final class Levels {
    private static final List<String> ORDER =
            List.of(
                    "debug",
                    "info",
                    "notice",
                    "warning",
                    "error",
                    "critical",
                    "alert",
                    "emergency");

    private final Map<Integer, Integer> wanted = new HashMap<>();

    /// @return false if there is no such level
    boolean set(int client, String level) {
        int at = ORDER.indexOf(level);
        if (at >= 0) {
            wanted.put(client, at);
        }
        return at >= 0;
    }

    void left(int client) {
        wanted.remove(client);
    }

    /// Null if nobody has said anything.
    @Nullable String all() {
        return wanted.isEmpty()
                ? null
                : ORDER.get(wanted.values().stream().min(Integer::compare).orElse(0));
    }

    boolean wants(int client, String level) {
        Integer least = wanted.get(client);
        int at = ORDER.indexOf(level);
        return least == null || at < 0 || at >= least;
    }
}
