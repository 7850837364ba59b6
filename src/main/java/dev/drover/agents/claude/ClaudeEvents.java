package dev.drover.agents.claude;

import dev.drover.agents.Hint;
import dev.drover.agents.HookBody;
import dev.drover.model.Fact;
import dev.drover.model.Fact.CompactionEnded;
import dev.drover.model.Fact.CompactionStarted;
import dev.drover.model.Fact.Failed;
import dev.drover.model.Fact.Finished;
import dev.drover.model.Fact.Opening;
import dev.drover.model.Fact.PortTaken;
import dev.drover.model.Fact.SessionClosed;
import dev.drover.model.Fact.SessionOpened;
import dev.drover.model.Fact.SubagentStarted;
import dev.drover.model.Fact.SubagentStopped;
import dev.drover.model.Fact.ToolEnded;
import dev.drover.model.Fact.Waiting;
import dev.drover.model.Fact.Working;
import dev.drover.model.Fact.WorktreeLeft;
import dev.drover.model.Fact.WorktreeWanted;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What each event of Claude Code means, and of other agents that took over its words. An event
/// that is not here is a sign of life and no more.
public final class ClaudeEvents {
    private static final String BACKGROUND_TASKS = "background_tasks";

    /// What of a body of this shape is wanted.
    public static final HookBody.Wanted WANTED =
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
                                    "tool_response.llmContent",
                                    "tool_response.task.output"));

    /// After these the same process goes on with another session.
    private static final Set<String> GOES_ON = Set.of("clear", "resume", "fork", "compact");

    /// Older versions name the tool in the sentence of the notice only.
    private static final Pattern NAMES_TOOL = Pattern.compile("permission to use (\\S{1,80})");

    private ClaudeEvents() {}

    public static List<Fact> facts(String event, HookBody said) {
        OptionalInt background = said.running(BACKGROUND_TASKS);
        return switch (event) {
            case "SessionStart" -> List.of(new SessionOpened(opening(said.text("source"))));
            case "SessionEnd" -> List.of(closed(said.text("reason")));
            case "UserPromptSubmit",
                    "UserPromptExpansion",
                    "PostToolBatch",
                    "PermissionDenied",
                    "ElicitationResult" ->
                    List.of(new Working());
            case "PostToolUse", "PostToolUseFailure" ->
                    toolEnded(event.equals("PostToolUseFailure"), said);
            case "PreToolUse" ->
                    "AskUserQuestion".equals(said.text("tool_name"))
                            ? List.of(new Working(), new Waiting(question(said)))
                            : List.of(new Working());
            case "PermissionRequest" -> List.of(new Waiting(permission(said)));
            case "Elicitation" -> List.of(new Waiting(elicitation(said)));
            case "Notification" -> notification(said.text("notification_type"), said);
            case "PreCompact" -> List.of(new CompactionStarted());
            case "PostCompact" -> List.of(new CompactionEnded());
            case "WorktreeCreate" -> worktree(said);
            case "WorktreeRemove" -> {
                String path = said.path("worktree_path");
                yield path == null ? List.of() : List.of(new WorktreeLeft(path));
            }
            case "Stop" -> List.of(new Finished(background.orElse(0)));
            case "StopFailure" -> List.of(new Failed(error(said)));
            case "SubagentStart", "SubagentStop" -> subagent(event, said, background);
            default -> List.of();
        };
    }

    /// @param failed whether it did not do what it should, where the agent tells
    public static List<Fact> toolEnded(boolean failed, HookBody said) {
        ToolEnded ended = new ToolEnded(failed, said.number("duration_ms"));
        return said.portTaken().isPresent()
                ? List.of(new Working(), new PortTaken(said.portTaken().getAsInt()), ended)
                : List.of(new Working(), ended);
    }

    private static List<Fact> worktree(HookBody said) {
        String name = said.text("name");
        return name == null ? List.of() : List.of(new WorktreeWanted(name));
    }

    /// How a session begins, by the word for it.
    public static Opening opening(@Nullable String source) {
        if (source == null) {
            return Opening.STARTUP;
        }
        return switch (source) {
            case "resume" -> Opening.RESUME;
            case "clear" -> Opening.CLEAR;
            case "compact" -> Opening.COMPACT;
            case "fork" -> Opening.FORK;
            default -> Opening.STARTUP;
        };
    }

    private static SessionClosed closed(@Nullable String reason) {
        return reason == null
                ? new SessionClosed("other", true)
                : new SessionClosed(Hint.word(reason), !GOES_ON.contains(reason));
    }

    private static List<Fact> notification(@Nullable String type, HookBody said) {
        if (type == null) {
            return List.of();
        }
        return switch (type) {
            case "permission_prompt" -> List.of(new Waiting(notifiedPermission(said)));
            case "agent_needs_input" -> List.of(new Waiting("input"));
            case "idle_prompt" -> List.of(new Finished(0));
            // The dialog has been answered.
            case "elicitation_complete", "elicitation_response" -> List.of(new Working());
            default ->
                    type.startsWith("elicitation_")
                            ? List.of(new Waiting(elicitation(said)))
                            : List.of();
        };
    }

    private static List<Fact> subagent(String event, HookBody said, OptionalInt background) {
        String id = said.text("agent_id");
        // A compaction works through an agent of its own, which has no type: nobody started it.
        if (id == null || said.isEmptyText("agent_type")) {
            return List.of();
        }
        return event.equals("SubagentStart")
                ? List.of(new SubagentStarted(id))
                : List.of(new SubagentStopped(id, background.orElse(-1)));
    }

    /// What a person is asked to allow.
    public static String permission(HookBody said) {
        String tool = said.text("tool_name");
        String what =
                said.firstOf(
                        "tool_input.command",
                        "tool_input.file_path",
                        "tool_input.notebook_path",
                        "tool_input.path",
                        "tool_input.url",
                        "tool_input.query",
                        "tool_input.pattern",
                        "tool_input.skill",
                        "tool_input.description");
        if (tool == null) {
            return Hint.of("permission", what);
        }
        if (tool.equals("AskUserQuestion")) {
            return question(said);
        }
        String permission = "permission: " + Hint.word(tool);
        return what == null ? permission : permission + " " + Hint.word(what);
    }

    private static String notifiedPermission(HookBody said) {
        String message = said.text("message");
        Matcher tool = NAMES_TOOL.matcher(message == null ? "" : message);
        return tool.find() ? Hint.of("permission", tool.group(1)) : "permission";
    }

    /// What a person is asked.
    public static String question(HookBody said) {
        return Hint.of("question", said.text("tool_input.questions.question"));
    }

    private static String elicitation(HookBody said) {
        String server = said.text("mcp_server_name");
        String asks = server == null ? "question" : "question from " + Hint.word(server);
        return Hint.of(asks, said.text("message"));
    }

    private static String error(HookBody said) {
        String error = said.text("error");
        return error == null ? "the turn failed" : Hint.sentence(error);
    }
}
