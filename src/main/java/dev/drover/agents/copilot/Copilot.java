package dev.drover.agents.copilot;

import dev.drover.agents.Agent;
import dev.drover.agents.Hint;
import dev.drover.agents.HookBody;
import dev.drover.agents.HookCall;
import dev.drover.agents.MalformedReportException;
import dev.drover.model.AgentDetail;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Report;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Copilot CLI: its hooks and its processes. Its payloads do not say which event they are, so the
/// command in its settings does (`drover hook copilot --event NAME`).
public final class Copilot implements Agent {
    public static final String NAME = "copilot";

    /// The events to ask for. Not `preToolUse`: where its command is gone or fails, the client lets
    /// no tool run, and the events around it tell the same. Not `permissionRequest`: it comes even
    /// where everything is allowed.
    public static final List<String> HOOK_EVENTS =
            List.of(
                    "sessionStart",
                    "userPromptSubmitted",
                    "postToolUse",
                    "postToolUseFailure",
                    "notification",
                    "agentStop",
                    "subagentStart",
                    "subagentStop",
                    "errorOccurred",
                    "sessionEnd");

    private static final HookBody.Wanted WANTED =
            HookBody.Wanted.of(
                    Set.of(
                            "hook_event_name",
                            "hookName",
                            "sessionId",
                            "cwd",
                            "transcriptPath",
                            "agentId",
                            "parentAgentId",
                            "toolName",
                            "source",
                            "reason",
                            "message",
                            "notification_type",
                            "notificationType",
                            "error",
                            "error.message"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Report read(InputStream body, HookCall call) throws IOException {
        HookBody said = HookBody.read(body, WANTED);
        String event = call.event();
        if (event == null) {
            event = said.identifier("hookName", "hook_event_name");
        }
        if (event == null || event.isEmpty()) {
            throw new MalformedReportException(
                    "no event is named: the command in Copilot's settings must say --event NAME");
        }
        String subagent = said.identifier("agentId");
        // A subagent's own hooks carry its own id as the session.
        String parent = said.identifier("parentAgentId");
        String session = parent != null ? parent : said.identifier("sessionId");
        String tool = said.text("toolName");
        String directory = said.path("cwd");
        String name = event.substring(0, 1).toLowerCase(Locale.ROOT) + event.substring(1);
        return new Report(
                NAME,
                Hint.word(name),
                call.at(),
                session != null ? session : call.session(),
                subagent,
                null,
                tool == null ? null : Hint.word(tool),
                directory != null ? directory : call.directory(),
                null,
                detail(said.path("transcriptPath")),
                call.terminal(),
                null,
                CopilotEvents.facts(name, subagent, said));
    }

    private static AgentDetail detail(@Nullable String transcript) {
        return new AgentDetail(null, null, transcript);
    }

    @Override
    public boolean isAgent(ProcessFacts process) {
        return CopilotProcess.isSession(process);
    }

    /// Nothing: what is printed for `preToolUse` would be taken for a decision.
    @Override
    public byte[] silence() {
        return new byte[0];
    }
}
