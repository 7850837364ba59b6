package dev.drover.agents.usage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The transcripts that are read. Those of one more agent are one line here.
public final class TranscriptFormats {
    private TranscriptFormats() {}

    /// @param environment tells where agents that were moved keep theirs
    public static List<TranscriptFormat> standard(Path userHome, Map<String, String> environment) {
        return List.of(
                new ClaudeTranscript(userHome, environment),
                new CodexRollout(userHome, environment),
                new GeminiTranscript(userHome, environment),
                new QwenTranscript(userHome, environment),
                new CopilotTranscript(userHome, environment));
    }
}
