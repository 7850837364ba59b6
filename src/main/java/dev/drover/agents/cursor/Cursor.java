package dev.drover.agents.cursor;

import dev.drover.agents.Agent;
import dev.drover.agents.Hint;
import dev.drover.agents.HookBody;
import dev.drover.agents.HookCall;
import dev.drover.agents.HookReports;
import dev.drover.model.AgentDetail;
import dev.drover.model.Fact;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// Cursor: its hooks. A conversation is a session; a window holds many.
public final class Cursor implements Agent {
    public static final String NAME = "cursor";

    /// The events to ask for: the oldest that ask for no permission.
    public static final List<String> HOOK_EVENTS =
            List.of("beforeSubmitPrompt", "afterFileEdit", "stop");

    private static final HookBody.Wanted WANTED =
            HookBody.Wanted.of(
                    Set.of(
                            "hook_event_name",
                            "conversation_id",
                            "workspace_roots",
                            "cursor_version",
                            "model",
                            "tool_name",
                            "status",
                            "reason",
                            "error_message"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Report read(InputStream body, HookCall call) throws IOException {
        HookBody said = HookBody.read(body, WANTED);
        String event = HookReports.event(said, call);
        String session = said.identifier("conversation_id");
        String directory = said.path("workspace_roots");
        return new Report(
                NAME,
                Hint.word(event),
                call.at(),
                session != null ? session : call.session(),
                null,
                null,
                HookReports.word(said.text("tool_name")),
                directory != null ? directory : call.directory(),
                null,
                new AgentDetail(
                        HookReports.word(said.text("cursor_version")),
                        HookReports.word(said.text("model")),
                        null),
                call.terminal(),
                null,
                facts(event, said));
    }

    private static List<Fact> facts(String event, HookBody said) {
        return switch (event) {
            case "sessionStart" -> List.of(new Fact.SessionOpened(Fact.Opening.STARTUP));
            case "beforeSubmitPrompt",
                    "beforeShellExecution",
                    "afterShellExecution",
                    "beforeMCPExecution",
                    "afterMCPExecution",
                    "beforeReadFile",
                    "afterFileEdit" ->
                    List.of(new Fact.Working());
            case "stop" -> List.of(stopped(said));
            case "sessionEnd" -> {
                String reason = said.text("reason");
                yield List.of(
                        new Fact.SessionClosed(reason == null ? "other" : Hint.word(reason), true));
            }
            default -> List.of();
        };
    }

    /// Completed or aborted, the turn is over; only an error is more than that.
    private static Fact stopped(HookBody said) {
        if (!"error".equals(said.text("status"))) {
            return new Fact.Finished(0);
        }
        String error = said.text("error_message");
        return new Fact.Failed(error == null ? "the turn failed" : Hint.sentence(error));
    }

    /// Hooks run in the editor, which is nobody's session.
    @Override
    public boolean isAgent(ProcessFacts process) {
        return false;
    }

    /// Every path of a hook has to print JSON.
    @Override
    public byte[] silence() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }
}
