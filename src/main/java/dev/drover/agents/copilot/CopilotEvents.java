package dev.drover.agents.copilot;

import dev.drover.agents.Hint;
import dev.drover.agents.HookBody;
import dev.drover.model.Fact;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What each event of Copilot CLI means. That a person has stopped the turn comes as no event; its
/// transcript tells it.
final class CopilotEvents {
    /// Errors of the service are handed on as the JSON that it sent.
    private static final Pattern MESSAGE =
            Pattern.compile("^\\{\\s*\"message\":\"([^\"]{1,200})\"");

    private CopilotEvents() {}

    static List<Fact> facts(String event, @Nullable String subagent, HookBody said) {
        return switch (event) {
            case "sessionStart" ->
                    List.of(
                            new SessionOpened(
                                    "resume".equals(said.text("source"))
                                            ? Opening.RESUME
                                            : Opening.STARTUP));
            case "userPromptSubmitted", "preToolUse" -> List.of(new Working());
            case "postToolUse" -> List.of(new Working(), new ToolEnded(false, -1));
            case "postToolUseFailure" -> List.of(new Working(), new ToolEnded(true, -1));
            case "notification" ->
                    notification(said.firstOf("notification_type", "notificationType"), said);
            // That of a subagent ends its turn only.
            case "agentStop" -> List.of(new Finished(0));
            case "subagentStart" ->
                    subagent == null ? List.of() : List.of(new SubagentStarted(subagent));
            case "subagentStop" ->
                    subagent == null ? List.of() : List.of(new SubagentStopped(subagent, 0));
            case "errorOccurred" -> List.of(new Failed(error(said)));
            case "sessionEnd" -> {
                String reason = said.text("reason");
                yield List.of(
                        new SessionClosed(reason == null ? "other" : Hint.word(reason), true));
            }
            // `permissionRequest` comes even where everything is allowed.
            default -> List.of();
        };
    }

    private static List<Fact> notification(@Nullable String type, HookBody said) {
        return switch (type) {
            case "permission_prompt" ->
                    List.of(new Waiting(Hint.of("permission", said.text("message"))));
            case "elicitation_dialog" -> List.of(new Waiting("question"));
            case null, default -> List.of();
        };
    }

    private static String error(HookBody said) {
        String told = said.firstOf("error.message", "error", "message");
        if (told == null) {
            return "the turn failed";
        }
        Matcher inner = MESSAGE.matcher(told);
        return Hint.sentence(inner.find() ? inner.group(1) : told);
    }
}
