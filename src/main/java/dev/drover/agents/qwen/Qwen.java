package dev.drover.agents.qwen;

import dev.drover.agents.Agent;
import dev.drover.agents.Hint;
import dev.drover.agents.HookAnswers;
import dev.drover.agents.HookBody;
import dev.drover.agents.HookCall;
import dev.drover.agents.HookReports;
import dev.drover.agents.ScriptProgram;
import dev.drover.agents.claude.ClaudeCode;
import dev.drover.agents.claude.ClaudeEvents;
import dev.drover.model.Fact;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Report;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Qwen Code: its hooks and its processes. Its events are Claude Code's, but for these: after each
/// result of a tool it submits an empty prompt, which is no person's word; and a question that a
/// person turns down with Esc is over with the notice that it idles.
public final class Qwen implements Agent {
    public static final String NAME = "qwen";

    /// The events that are worth a hook: all that it has.
    public static final List<String> HOOK_EVENTS = ClaudeCode.HOOK_EVENTS;

    /// What a prompt without words is called, so that nobody takes it for a person's.
    static final String CONTINUATION = "UserPromptSubmit.continuation";

    private static final HookBody.Wanted WANTED =
            ClaudeEvents.WANTED.and(Set.of("prompt", "error_details"));

    private static final Set<String> READS =
            Set.of("SessionStart", "UserPromptSubmit", "PostToolUse", "PostToolUseFailure");

    private static final ScriptProgram PROGRAM =
            new ScriptProgram(
                    Pattern.compile(
                            "/(?:@qwen-code/qwen-code|qwen-code[^/]*)"
                                    + "/(?:[^/]+/)*(?:cli|cli-entry|index)\\.[cm]?js$"),
                    Set.of(
                            "auth",
                            "channel",
                            "extensions",
                            "extension",
                            "hooks",
                            "mcp",
                            "review",
                            "serve",
                            "sessions"),
                    Set.of("-v", "--version", "-h", "--help", "-l", "--list-extensions"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Report read(InputStream body, HookCall call) throws IOException {
        HookBody said = HookBody.read(body, WANTED);
        String event = HookReports.event(said, call);
        boolean shell =
                event.equals("PreToolUse") && "run_shell_command".equals(said.text("tool_name"));
        boolean wordless = event.equals("UserPromptSubmit") && said.isEmptyText("prompt");
        return HookReports.of(
                NAME,
                wordless ? CONTINUATION : event,
                said,
                call,
                shell ? said.whole("tool_input.command") : null,
                facts(event, said));
    }

    private static List<Fact> facts(String event, HookBody said) {
        return switch (event) {
            case "StopFailure" -> {
                String error = said.firstOf("error_details", "error");
                yield List.of(
                        new Fact.Failed(error == null ? "the turn failed" : Hint.sentence(error)));
            }
            case "PermissionRequest" ->
                    List.of(
                            new Fact.Waiting(
                                    "ask_user_question".equals(said.text("tool_name"))
                                            ? ClaudeEvents.question(said)
                                            : ClaudeEvents.permission(said)));
            default -> ClaudeEvents.facts(event, said);
        };
    }

    @Override
    public boolean isAgent(ProcessFacts process) {
        return PROGRAM.isSession(process);
    }

    @Override
    public boolean startsItselfAgain() {
        return true;
    }

    /// An empty object: what is no JSON would be shown to the person as a message.
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
