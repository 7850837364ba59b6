package dev.drover.cli;

import java.util.Map;
import java.util.TreeMap;

/// The environment for what Drover starts on behalf of people: nothing that would make it look like
/// a part of the agent or terminal it was started from.
final class Inherited {
    private Inherited() {}

    static Map<String, String> cleaned(Map<String, String> environment) {
        Map<String, String> clean = new TreeMap<>(environment);
        clean.keySet()
                .removeIf(
                        name ->
                                name.equals("CLAUDECODE")
                                        || name.startsWith("CLAUDE_CODE_")
                                        || name.equals("CLAUDE_PID")
                                        || name.equals("CLAUDE_ENV_FILE")
                                        || name.equals("CLAUDE_PROJECT_DIR"));
        return clean;
    }
}
