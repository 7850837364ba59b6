package dev.drover.agents.usage;

import java.nio.file.Path;
import java.util.Map;

/// Codex: `sessions/YEAR/MONTH/DAY/rollout-TIME-ID.jsonl`, one for each thread; a subagent has a
/// thread of its own. What a line says is read by {@link CodexLines}.
public final class CodexRollout implements TranscriptFormat {
    static final String AGENT = "codex";

    private static final int DAYS = 3;

    private final Path root;

    /// @param environment of the user; `CODEX_HOME` moves what Codex keeps
    public CodexRollout(Path userHome, Map<String, String> environment) {
        this.root =
                Moved.directory(environment, "CODEX_HOME", userHome.resolve(".codex"))
                        .resolve("sessions");
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
        return below.getNameCount() <= DAYS;
    }

    @Override
    public boolean isTranscript(Path below) {
        String name = String.valueOf(below.getFileName());
        return below.getNameCount() <= DAYS + 1
                && name.startsWith("rollout-")
                && name.endsWith(".jsonl");
    }

    @Override
    public TranscriptReader reader(Path below, String memory) {
        return new CodexLines(CodexThread.remembered(memory));
    }
}
