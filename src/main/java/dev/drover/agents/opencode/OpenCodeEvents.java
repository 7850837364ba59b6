package dev.drover.agents.opencode;

import dev.drover.agents.Hint;
import dev.drover.agents.HookBody;
import dev.drover.model.Fact;
import dev.drover.model.Fact.AnswerUsed;
import dev.drover.model.Fact.Failed;
import dev.drover.model.Fact.Finished;
import dev.drover.model.Fact.Opening;
import dev.drover.model.Fact.SessionClosed;
import dev.drover.model.Fact.SessionOpened;
import dev.drover.model.Fact.SubagentStarted;
import dev.drover.model.Fact.SubagentStopped;
import dev.drover.model.Fact.ToolEnded;
import dev.drover.model.Fact.Waiting;
import dev.drover.model.Fact.Working;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What each event of OpenCode means. The names are the client's own; `permission.ask` never comes.
final class OpenCodeEvents {
    /// The person pressed Esc: the turn is over, and nothing is wrong.
    private static final String STOPPED = "MessageAbortedError";

    private OpenCodeEvents() {}

    static List<Fact> facts(String event, HookBody said) {
        String subagent = said.text("subagent");
        return switch (event) {
            case "session.created" ->
                    subagent == null
                            ? List.of(new SessionOpened(Opening.STARTUP))
                            : List.of(new SubagentStarted(subagent));
            case "session.status" ->
                    "idle".equals(said.text("status")) ? idle(subagent) : List.of(new Working());
            case "session.idle" -> idle(subagent);
            case "permission.asked" -> List.of(new Waiting(permission(said)));
            case "question.asked" ->
                    List.of(new Waiting(Hint.of("question", said.text("question"))));
            case "permission.replied",
                    "question.replied",
                    "question.rejected",
                    "tool.execute.before",
                    "session.compacting" ->
                    List.of(new Working());
            case "tool.execute.after" ->
                    List.of(
                            new Working(),
                            new ToolEnded(
                                    "yes".equals(said.text("failed")), said.number("millis")));
            case "message.updated" -> answer(said);
            case "session.error" ->
                    STOPPED.equals(said.text("error"))
                            ? idle(subagent)
                            : List.of(new Failed(error(said)));
            case "session.deleted" -> closed(subagent, "deleted", false);
            case "dispose" -> closed(subagent, "exit", true);
            default -> List.of();
        };
    }

    private static List<Fact> idle(@Nullable String subagent) {
        return subagent == null
                ? List.of(new Finished(0))
                : List.of(new SubagentStopped(subagent, 0));
    }

    private static List<Fact> closed(@Nullable String subagent, String reason, boolean ends) {
        return subagent == null
                ? List.of(new SessionClosed(reason, ends))
                : List.of(new SubagentStopped(subagent, 0));
    }

    private static List<Fact> answer(HookBody said) {
        String answer = said.text("answer.id");
        String model = said.text("model");
        return answer == null
                ? List.of()
                : List.of(
                        new AnswerUsed(
                                Hint.word(answer),
                                model == null ? "unknown" : Hint.word(model),
                                count(said, "answer.input"),
                                count(said, "answer.output"),
                                count(said, "answer.cacheWrite"),
                                count(said, "answer.cacheRead")));
    }

    private static long count(HookBody said, String path) {
        return Math.max(0, said.number(path));
    }

    private static String permission(HookBody said) {
        String what = said.text("permission");
        String pattern = said.text("pattern");
        if (what == null) {
            return Hint.of("permission", pattern);
        }
        String asks = "permission: " + Hint.word(what);
        return pattern == null ? asks : asks + " " + Hint.word(pattern);
    }

    private static String error(HookBody said) {
        String reason = said.firstOf("reason", "error");
        return reason == null ? "the turn failed" : Hint.sentence(reason);
    }
}
