package dev.drover.agents.usage;

import java.nio.file.Path;
import java.util.Map;

/// Qwen Code: `projects/PROJECT/chats/SESSION.jsonl`. What a line says is read by
/// {@link QwenLines}.
public final class QwenTranscript implements TranscriptFormat {
    static final String AGENT = "qwen";

    private static final String CHATS = "chats";
    private static final String LINES = ".jsonl";
    private static final int DEPTH = 3;

    private final Path root;

    /// @param environment of the user; `QWEN_HOME` moves what Qwen Code keeps, `QWEN_RUNTIME_DIR`
    /// what it writes while it works
    public QwenTranscript(Path userHome, Map<String, String> environment) {
        Path home = Moved.directory(environment, "QWEN_HOME", userHome.resolve(".qwen"));
        this.root = Moved.directory(environment, "QWEN_RUNTIME_DIR", home).resolve("projects");
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
        return depth == 1 || (depth == 2 && String.valueOf(below.getName(1)).equals(CHATS));
    }

    @Override
    public boolean isTranscript(Path below) {
        return below.getNameCount() == DEPTH
                && String.valueOf(below.getName(1)).equals(CHATS)
                && String.valueOf(below.getFileName()).endsWith(LINES);
    }

    @Override
    public TranscriptReader reader(Path below, String memory) {
        String name = String.valueOf(below.getFileName());
        return new QwenLines(name.substring(0, name.length() - LINES.length()));
    }
}
