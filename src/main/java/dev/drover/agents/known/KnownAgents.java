package dev.drover.agents.known;

import dev.drover.agents.Agents;
import dev.drover.agents.Generic;
import dev.drover.agents.claude.ClaudeCode;
import dev.drover.agents.claude.ClaudeRegistry;
import dev.drover.agents.codex.Codex;
import dev.drover.agents.copilot.Copilot;
import dev.drover.agents.copilot.CopilotRegistry;
import dev.drover.agents.cursor.Cursor;
import dev.drover.agents.gemini.Gemini;
import dev.drover.agents.opencode.OpenCode;
import dev.drover.agents.qwen.Qwen;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// All agents that Drover knows. To add one: its room, and a line here.
public final class KnownAgents {
    private KnownAgents() {}

    /// @param environment of the user; it may move what agents keep
    public static Agents standard(Path userHome, Map<String, String> environment) {
        Path claude = moved(environment, "CLAUDE_CONFIG_DIR", userHome.resolve(".claude"));
        Path codex = moved(environment, "CODEX_HOME", userHome.resolve(".codex"));
        Path copilot = moved(environment, "COPILOT_HOME", userHome.resolve(".copilot"));
        return new Agents(
                List.of(
                        new ClaudeCode(),
                        new Codex(codex),
                        new Gemini(),
                        new Qwen(),
                        new OpenCode(),
                        new Copilot(),
                        new Cursor(),
                        new Generic(Generic.NAME)),
                List.of(new ClaudeRegistry(claude), new CopilotRegistry(copilot)));
    }

    /// The directory that the variable names, unless it is none that can be meant from here.
    private static Path moved(Map<String, String> environment, String variable, Path otherwise) {
        try {
            Path directory = Path.of(environment.getOrDefault(variable, ""));
            return directory.isAbsolute() ? directory : otherwise;
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }
}
