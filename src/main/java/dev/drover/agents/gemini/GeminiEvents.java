package dev.drover.agents.gemini;

import dev.drover.agents.Hint;
import dev.drover.agents.HookBody;
import dev.drover.agents.HookReports;
import dev.drover.agents.claude.ClaudeEvents;
import dev.drover.model.Fact;
import dev.drover.model.Fact.Finished;
import dev.drover.model.Fact.SessionClosed;
import dev.drover.model.Fact.SessionOpened;
import dev.drover.model.Fact.SubagentStarted;
import dev.drover.model.Fact.SubagentStopped;
import dev.drover.model.Fact.Waiting;
import dev.drover.model.Fact.Working;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What each event of Gemini CLI means. An event that is not here is a sign of life and no more:
/// those around requests to the model, and the compression that it tries before each of them.
final class GeminiEvents {
    static final HookBody.Wanted WANTED =
            HookBody.Wanted.of(
                            Set.of(
                                    "source",
                                    "reason",
                                    "notification_type",
                                    "message",
                                    "tool_input.agent_name",
                                    "tool_input.command",
                                    "details.type",
                                    "details.title",
                                    "details.command",
                                    "details.filePath",
                                    "details.fileName",
                                    "details.serverName",
                                    "details.toolName",
                                    "details.prompt",
                                    "details.questions.question"))
                    .and(HookReports.FIELDS)
                    .listening(Set.of("tool_response.llmContent", "tool_response.returnDisplay"));

    /// After these the same process goes on with another session.
    private static final Set<String> GOES_ON = Set.of("clear", "resume");

    /// The tool that runs a subagent; nothing else tells of one.
    private static final String SUBAGENT = "invoke_agent";

    private GeminiEvents() {}

    static List<Fact> facts(String event, HookBody said) {
        return switch (event) {
            case "SessionStart" ->
                    List.of(new SessionOpened(ClaudeEvents.opening(said.text("source"))));
            case "BeforeAgent" -> List.of(new Working());
            case "BeforeTool" -> beforeTool(said);
            case "AfterTool" -> afterTool(said);
            case "Notification" ->
                    "ToolPermission".equals(said.text("notification_type"))
                            ? List.of(new Waiting(asked(said)))
                            : List.of();
            case "AfterAgent" -> List.of(new Finished(0));
            case "SessionEnd" -> List.of(closed(said.text("reason")));
            default -> List.of();
        };
    }

    private static List<Fact> beforeTool(HookBody said) {
        String subagent = subagent(said);
        return subagent == null
                ? List.of(new Working())
                : List.of(new Working(), new SubagentStarted(subagent));
    }

    private static List<Fact> afterTool(HookBody said) {
        List<Fact> facts = new ArrayList<>(ClaudeEvents.toolEnded(false, said));
        String subagent = subagent(said);
        if (subagent != null) {
            facts.add(new SubagentStopped(subagent, 0));
        }
        return facts;
    }

    private static @Nullable String subagent(HookBody said) {
        return SUBAGENT.equals(said.text("tool_name")) ? said.text("tool_input.agent_name") : null;
    }

    private static String asked(HookBody said) {
        String type = said.text("details.type");
        return switch (type == null ? "" : type) {
            case "ask_user" -> Hint.of("question", said.text("details.questions.question"));
            case "exec" -> Hint.of("permission", said.text("details.command"));
            case "edit" ->
                    Hint.of(
                            "permission to write",
                            said.firstOf("details.filePath", "details.fileName"));
            case "mcp" ->
                    Hint.of("permission", said.firstOf("details.toolName", "details.serverName"));
            default -> Hint.of("permission", said.firstOf("details.title", "details.prompt"));
        };
    }

    private static SessionClosed closed(@Nullable String reason) {
        return reason == null
                ? new SessionClosed("other", true)
                : new SessionClosed(Hint.word(reason), !GOES_ON.contains(reason));
    }
}
