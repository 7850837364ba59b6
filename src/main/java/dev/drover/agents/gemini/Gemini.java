package dev.drover.agents.gemini;

import dev.drover.agents.Agent;
import dev.drover.agents.HookAnswers;
import dev.drover.agents.HookBody;
import dev.drover.agents.HookCall;
import dev.drover.agents.HookReports;
import dev.drover.agents.ScriptProgram;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Report;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Gemini CLI: its hooks and its processes. What its events mean stands in [GeminiEvents].
public final class Gemini implements Agent {
    public static final String NAME = "gemini";

    /// The events that are worth a hook. Those around each request to the model come several times
    /// a second and tell nothing more.
    public static final List<String> HOOK_EVENTS =
            List.of(
                    "SessionStart",
                    "BeforeAgent",
                    "BeforeTool",
                    "AfterTool",
                    "Notification",
                    "AfterAgent",
                    "SessionEnd");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<String> READS = Set.of("SessionStart", "BeforeAgent", "AfterTool");

    private static final ScriptProgram PROGRAM =
            new ScriptProgram(
                    Pattern.compile(
                            "/(?:@google/gemini-cli|gemini-cli[^/]*)"
                                    + "/(?:bundle/gemini|(?:packages/cli/)?dist/index)\\.js$"),
                    Set.of("mcp", "extensions", "extension", "skills", "skill", "hooks", "hook"),
                    Set.of(
                            "-v",
                            "--version",
                            "-h",
                            "--help",
                            "-l",
                            "--list-extensions",
                            "--list-sessions",
                            "--delete-session"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Report read(InputStream body, HookCall call) throws IOException {
        HookBody said = HookBody.read(body, GeminiEvents.WANTED);
        String event = HookReports.event(said, call);
        boolean shell =
                event.equals("BeforeTool") && "run_shell_command".equals(said.text("tool_name"));
        return HookReports.of(
                NAME,
                event,
                said,
                call,
                shell ? said.whole("tool_input.command") : null,
                GeminiEvents.facts(event, said));
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
        return event.equals("BeforeTool")
                ? Optional.of(JSON.writeValueAsBytes(Map.of("decision", "deny", "reason", reason)))
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
