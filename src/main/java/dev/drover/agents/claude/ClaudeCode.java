package dev.drover.agents.claude;

import dev.drover.agents.Agent;
import dev.drover.agents.Hint;
import dev.drover.agents.HookAnswers;
import dev.drover.agents.HookBody;
import dev.drover.agents.HookCall;
import dev.drover.agents.HookReports;
import dev.drover.model.AgentDetail;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Report;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Claude Code: its hooks and its processes. What its events mean stands in [ClaudeEvents].
public final class ClaudeCode implements Agent {
    public static final String NAME = "claude-code";

    /// The events that are worth a hook: those that tell what a session does.
    public static final List<String> HOOK_EVENTS =
            List.of(
                    "SessionStart",
                    "UserPromptSubmit",
                    "PreToolUse",
                    "PostToolUse",
                    "PostToolUseFailure",
                    "PermissionRequest",
                    "Notification",
                    "Stop",
                    "StopFailure",
                    "SubagentStart",
                    "SubagentStop",
                    "PreCompact",
                    "PostCompact",
                    "SessionEnd");

    /// Events whose hooks may add to what the model reads.
    private static final Set<String> READS =
            Set.of("SessionStart", "UserPromptSubmit", "PostToolUse", "PostToolUseFailure");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Report read(InputStream body, HookCall call) throws IOException {
        HookBody said = HookBody.read(body, ClaudeEvents.WANTED);
        String event = HookReports.event(said, call);
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
                ClaudeEvents.facts(event, said));
    }

    @Override
    public boolean isAgent(ProcessFacts process) {
        return ClaudeProcess.isSession(process);
    }

    @Override
    public boolean isService(ProcessFacts process) {
        return ClaudeProcess.isService(process);
    }

    @Override
    public boolean mayBeService(ProcessFacts process) {
        return ClaudeProcess.mayBeService(process);
    }

    /// An empty object: plain text on the output of SessionStart and UserPromptSubmit would become
    /// part of the conversation.
    @Override
    public byte[] silence() {
        return HookAnswers.nothing();
    }

    @Override
    public Optional<byte[]> denial(String event, String reason) {
        return event.equals("PreToolUse")
                ? Optional.of(HookAnswers.denial(event, reason))
                : Optional.empty();
    }

    @Override
    public boolean takesContext(String event) {
        return READS.contains(event);
    }

    @Override
    public byte[] context(String event, String text) {
        return HookAnswers.context(event, text);
    }
}
