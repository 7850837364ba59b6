package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.agents.claude.ClaudeCode;
import dev.drover.agents.codex.Codex;
import dev.drover.agents.copilot.Copilot;
import dev.drover.agents.cursor.Cursor;
import dev.drover.agents.gemini.Gemini;
import dev.drover.agents.qwen.Qwen;
import dev.drover.setup.Setup;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// Setup registers the events that each agent's class understands.
final class SetupEventsTest {
    @Test
    void setupAsksForWhatTheAgentsClassesUnderstand() {
        Map<String, List<String>> understood =
                Map.of(
                        "claude-code", ClaudeCode.HOOK_EVENTS,
                        "codex", Codex.HOOK_EVENTS,
                        "gemini", Gemini.HOOK_EVENTS,
                        "qwen", Qwen.HOOK_EVENTS,
                        "copilot", Copilot.HOOK_EVENTS,
                        "cursor", Cursor.HOOK_EVENTS);
        understood.forEach(
                (agent, events) ->
                        assertThat(Setup.events(agent))
                                .as(agent)
                                .containsExactlyElementsOf(events));
    }
}
