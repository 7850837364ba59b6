package dev.drover.agents;

import dev.drover.model.AgentDetail;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Report;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Claude Code: its hooks and its processes. What its events mean stands in [ClaudeEvents].
public final class ClaudeCode implements Agent {
    public static final String NAME = "claude-code";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Events whose hooks may add to what the model reads.
    private static final Set<String> READS =
            Set.of("SessionStart", "UserPromptSubmit", "PostToolUse", "PostToolUseFailure");

    private static final String BACKGROUND_TASKS = "background_tasks";

    private static final HookBody.Wanted WANTED =
            HookBody.Wanted.of(
                            Set.of(
                                    "hook_event_name",
                                    "session_id",
                                    "transcript_path",
                                    "cwd",
                                    "new_cwd",
                                    "agent_id",
                                    "agent_type",
                                    "tool_use_id",
                                    "tool_name",
                                    "duration_ms",
                                    "source",
                                    "name",
                                    "worktree_path",
                                    "reason",
                                    "model",
                                    "notification_type",
                                    "message",
                                    "error",
                                    "mcp_server_name",
                                    "tool_input.command",
                                    "tool_input.file_path",
                                    "tool_input.notebook_path",
                                    "tool_input.path",
                                    "tool_input.url",
                                    "tool_input.query",
                                    "tool_input.pattern",
                                    "tool_input.skill",
                                    "tool_input.description",
                                    "tool_input.questions.question"),
                            BACKGROUND_TASKS)
                    .listening(
                            Set.of(
                                    "error",
                                    "tool_response",
                                    "tool_response.stdout",
                                    "tool_response.stderr",
                                    "tool_response.output",
                                    "tool_response.task.output"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Report read(InputStream body, HookCall call) throws IOException {
        HookBody said = HookBody.read(body, WANTED);
        String event = said.identifier("hook_event_name");
        if (event == null) {
            event = call.event();
        }
        if (event == null) {
            throw new MalformedReportException("the body has no hook_event_name");
        }
        String session = said.identifier("session_id");
        String newDirectory = event.equals("CwdChanged") ? said.path("new_cwd") : null;
        String directory = newDirectory != null ? newDirectory : said.path("cwd");
        String tool = said.text("tool_name");
        String model = said.text("model");
        return new Report(
                NAME,
                event,
                call.at(),
                session != null ? session : call.session(),
                said.identifier("agent_id"),
                said.identifier("tool_use_id"),
                tool == null ? null : Hint.word(tool),
                directory != null ? directory : call.directory(),
                call.projectDirectory(),
                new AgentDetail(
                        null,
                        model == null ? null : Hint.word(model),
                        said.path("transcript_path")),
                call.terminal(),
                event.equals("PreToolUse") && "Bash".equals(tool)
                        ? said.whole("tool_input.command")
                        : null,
                ClaudeEvents.facts(event, said, said.running(BACKGROUND_TASKS)));
    }

    @Override
    public boolean isAgent(ProcessFacts process) {
        return ClaudeProcess.isSession(process);
    }

    @Override
    public boolean isService(ProcessFacts process) {
        return ClaudeProcess.isService(process);
    }

    /// An empty object: plain text on the output of SessionStart and UserPromptSubmit would become
    /// part of the conversation.
    @Override
    public byte[] silence() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<byte[]> denial(String event, String reason) {
        if (!event.equals("PreToolUse")) {
            return Optional.empty();
        }
        Map<String, Object> answer =
                Map.of(
                        "hookSpecificOutput",
                        Map.of(
                                "hookEventName", event,
                                "permissionDecision", "deny",
                                "permissionDecisionReason", reason));
        return Optional.of(JSON.writeValueAsBytes(answer));
    }

    @Override
    public boolean takesContext(String event) {
        return READS.contains(event);
    }

    @Override
    public byte[] context(String event, String text) {
        return JSON.writeValueAsBytes(
                Map.of(
                        "hookSpecificOutput",
                        Map.of("hookEventName", event, "additionalContext", text)));
    }
}
