package dev.drover.agents.usage;

import java.nio.file.Path;
import java.util.Map;

/// Copilot CLI: `session-state/ID/events.jsonl`, one for each session, its subagents included. What
/// a line says is read by {@link CopilotLines}.
public final class CopilotTranscript implements TranscriptFormat {
    static final String AGENT = "copilot";

    private static final Path FILE = Path.of("events.jsonl");

    private final Path root;

    /// @param environment of the user; `COPILOT_HOME` moves what Copilot keeps
    public CopilotTranscript(Path userHome, Map<String, String> environment) {
        this.root =
                Moved.directory(environment, "COPILOT_HOME", userHome.resolve(".copilot"))
                        .resolve("session-state");
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
        return below.getNameCount() <= 1;
    }

    @Override
    public boolean isTranscript(Path below) {
        return below.getNameCount() == 2 && FILE.equals(below.getFileName());
    }

    @Override
    public TranscriptReader reader(Path below, String memory) {
        return new CopilotLines(below.getName(0).toString(), CopilotThread.remembered(memory));
    }
}
