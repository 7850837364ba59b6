package dev.drover.agents.codex;

import dev.drover.agents.ErrorText;
import dev.drover.agents.HookBody;
import dev.drover.agents.claude.ClaudeEvents;
import dev.drover.model.Fact;
import dev.drover.model.Fact.CompactionEnded;
import dev.drover.model.Fact.CompactionStarted;
import dev.drover.model.Fact.Failed;
import dev.drover.model.Fact.Finished;
import dev.drover.model.Fact.SessionOpened;
import dev.drover.model.Fact.SessionReleased;
import dev.drover.model.Fact.SubagentStarted;
import dev.drover.model.Fact.SubagentStopped;
import dev.drover.model.Fact.Waiting;
import dev.drover.model.Fact.Working;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What each event of Codex means. An event that is not here is a sign of life and no more.
///
/// A request that was allowed says nothing until its tool has ended, and one that was refused ends
/// the turn with an interrupt. A request to the model that failed ends the turn without any other
/// word; one that is sent again says so.
final class CodexEvents {
    private CodexEvents() {}

    static List<Fact> facts(String event, HookBody said) {
        return switch (event) {
            case "SessionStart" ->
                    List.of(new SessionOpened(ClaudeEvents.opening(said.text("source"))));
            case "UserPromptSubmit", "PreModelRequest", "PreToolUse" -> List.of(new Working());
            case "PostModelRequest" ->
                    "failed".equals(said.text("status"))
                            ? List.of(new Failed(error(said.text("error"))))
                            : List.of();
            case "PermissionRequest" -> List.of(new Waiting(ClaudeEvents.permission(said)));
            case "PostToolUse" -> ClaudeEvents.toolEnded(false, said);
            case "PreCompact" -> List.of(new CompactionStarted());
            case "PostCompact" -> List.of(new CompactionEnded());
            case "SubagentStart", "SubagentStop" -> subagent(event, said.text("agent_id"));
            case "Stop", "Interrupt" -> List.of(new Finished(0));
            case "SessionEnd" -> List.of(new SessionReleased("the session was closed"));
            default -> List.of();
        };
    }

    private static List<Fact> subagent(String event, @Nullable String id) {
        if (id == null) {
            return List.of();
        }
        return List.of(
                event.equals("SubagentStart")
                        ? new SubagentStarted(id)
                        : new SubagentStopped(id, 0));
    }

    private static String error(@Nullable String error) {
        return error == null ? "the request to the model failed" : ErrorText.of(error);
    }
}
