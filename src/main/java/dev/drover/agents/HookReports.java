package dev.drover.agents;

import dev.drover.model.AgentDetail;
import dev.drover.model.Fact;
import dev.drover.model.Report;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// Makes a report of a hook's body whose fields have the names that most agents use. What the event
/// means is the agent's own affair.
public final class HookReports {
    /// The fields that are read here.
    public static final Set<String> FIELDS =
            Set.of(
                    "hook_event_name",
                    "session_id",
                    "transcript_path",
                    "cwd",
                    "agent_id",
                    "tool_use_id",
                    "tool_name",
                    "model");

    private HookReports() {}

    /// The event that the body names, else the call.
    ///
    /// @throws MalformedReportException if neither does
    public static String event(HookBody said, HookCall call) throws MalformedReportException {
        return event("hook_event_name", said, call);
    }

    /// The same of a body that has another field for it.
    public static String event(String field, HookBody said, HookCall call)
            throws MalformedReportException {
        String event = said.identifier(field);
        if (event == null) {
            event = call.event();
        }
        if (event == null) {
            throw new MalformedReportException("the body has no " + field);
        }
        return event;
    }

    /// @param shellCommand that the agent is about to run; null for none
    /// @throws MalformedReportException if what must be an identifier is none
    public static Report of(
            String agent,
            String event,
            HookBody said,
            HookCall call,
            @Nullable String shellCommand,
            List<Fact> facts)
            throws MalformedReportException {
        String session = said.identifier("session_id");
        String subagent = said.identifier("agent_id");
        String directory = said.path("cwd");
        return new Report(
                agent,
                event,
                call.at(),
                session != null ? session : call.session(),
                subagent,
                said.identifier("tool_use_id"),
                word(said.text("tool_name")),
                directory != null ? directory : call.directory(),
                call.projectDirectory(),
                // What a subagent says of its model and its transcript is not the main agent's.
                subagent != null
                        ? AgentDetail.UNKNOWN
                        : new AgentDetail(
                                null, word(said.text("model")), said.path("transcript_path")),
                call.terminal(),
                shellCommand,
                facts);
    }

    /// A text as one word; null if it is not there.
    public static @Nullable String word(@Nullable String text) {
        return text == null ? null : Hint.word(text);
    }
}
