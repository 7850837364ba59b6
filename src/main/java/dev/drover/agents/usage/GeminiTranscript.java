package dev.drover.agents.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Gemini CLI: `tmp/PROJECT/chats/session-TIME-ID.jsonl`, a new one each time a conversation is
/// gone on with, and `chats/SESSION/ID.jsonl` for each subagent of one. Which directory a project
/// is stands in a file beside them. What a line says is read by {@link GeminiLines}.
public final class GeminiTranscript implements TranscriptFormat {
    static final String AGENT = "gemini";

    private static final String CHATS = "chats";
    private static final String LINES = ".jsonl";
    private static final int MAIN = 3;
    private static final int SUBAGENT = 4;
    private static final int LONGEST_PATH = 4096;

    private final Path root;

    /// @param environment of the user; `GEMINI_CLI_HOME` moves the home that it works with
    public GeminiTranscript(Path userHome, Map<String, String> environment) {
        this.root =
                Moved.directory(environment, "GEMINI_CLI_HOME", userHome)
                        .resolve(".gemini")
                        .resolve("tmp");
    }

    @Override
    public String agent() {
        return AGENT;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public boolean leadsOn(Path below) {
        int depth = below.getNameCount();
        return depth == 1 || (depth <= MAIN && String.valueOf(below.getName(1)).equals(CHATS));
    }

    @Override
    public boolean isTranscript(Path below) {
        int depth = below.getNameCount();
        String name = String.valueOf(below.getFileName());
        return ((depth == MAIN && name.startsWith("session-")) || depth == SUBAGENT)
                && String.valueOf(below.getName(1)).equals(CHATS)
                && name.endsWith(LINES);
    }

    @Override
    public TranscriptReader reader(Path below, String memory) {
        String parent = below.getNameCount() == SUBAGENT ? below.getName(2).toString() : "";
        return new GeminiLines(
                parent, directory(below.getName(0).toString()), GeminiThread.remembered(memory));
    }

    private String directory(String project) {
        Path file = root.resolve(project).resolve(".project_root");
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST_PATH
                    ? Files.readString(file).strip()
                    : "";
        } catch (IOException e) {
            return ""; // not text, or gone
        }
    }
}
