package dev.drover.agents;

import dev.drover.model.AgentDetail;
import dev.drover.model.Fact;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Report;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Any agent that Drover has no class for: it, or a script around it, says in plain words what it
/// does. Its processes cannot be told from others.
public final class Generic implements Agent {
    /// The name for agents that give none of their own.
    public static final String NAME = "generic";

    private static final Pattern NAME_FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private static final String[] EVENT = {"event", "hook_event_name", "type"};
    private static final String[] SESSION = {"session_id", "sessionId", "session"};
    private static final String[] SUBAGENT = {"agent_id", "agentId"};
    private static final String[] TOOL_USE = {"tool_use_id", "toolUseId"};

    private static final HookBody.Wanted WANTED =
            HookBody.Wanted.of(
                    Set.of(
                            "event",
                            "hook_event_name",
                            "type",
                            "session_id",
                            "sessionId",
                            "session",
                            "agent_id",
                            "agentId",
                            "tool_use_id",
                            "toolUseId",
                            "tool_name",
                            "toolName",
                            "cwd",
                            "model",
                            "version",
                            "reason",
                            "message",
                            "error"),
                    "background_tasks");

    private final String name;

    /// @throws IllegalArgumentException if the name is none for an agent
    public Generic(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("not an agent's name: " + Hint.word(name));
        }
        this.name = name;
    }

    /// Small letters, digits and `-`, at most 64, the first one no `-`.
    public static boolean isName(String text) {
        return NAME_FORM.matcher(text).matches();
    }

    @Override
    public String name() {
        return name;
    }

    /// The body may be empty if the call names the event.
    @Override
    public Report read(InputStream body, HookCall call) throws IOException {
        PushbackInputStream start = new PushbackInputStream(body);
        int first = start.read();
        if (first < 0) {
            return report(HookBody.empty(), call);
        }
        start.unread(first);
        return report(HookBody.read(start, WANTED), call);
    }

    @Override
    public boolean isAgent(ProcessFacts process) {
        return false;
    }

    @Override
    public byte[] silence() {
        return new byte[0];
    }

    private Report report(HookBody said, HookCall call) throws MalformedReportException {
        String event = said.identifier(EVENT);
        if (event == null) {
            event = call.event();
        }
        if (event == null || event.isBlank()) {
            throw new MalformedReportException(
                    "no event is named: send one in the body as \"event\", or with --event");
        }
        String session = said.identifier(SESSION);
        String cwd = said.path("cwd");
        return new Report(
                name,
                Hint.word(event),
                call.at(),
                session != null ? session : call.session(),
                said.identifier(SUBAGENT),
                said.identifier(TOOL_USE),
                word(said.firstOf("tool_name", "toolName")),
                cwd != null ? cwd : call.directory(),
                call.projectDirectory(),
                new AgentDetail(word(said.text("version")), word(said.text("model")), null),
                call.terminal(),
                null,
                facts(
                        event,
                        said.firstOf("reason", "message"),
                        said.firstOf("error", "message", "reason"),
                        said.running("background_tasks").orElse(0)));
    }

    private static List<Fact> facts(
            String event, @Nullable String reason, @Nullable String error, int background) {
        return switch (plain(event)) {
            case "start", "started", "sessionstart", "sessionstarted" ->
                    List.of(new Fact.SessionOpened(Fact.Opening.STARTUP));
            case "busy",
                    "work",
                    "working",
                    "active",
                    "userpromptsubmit",
                    "pretooluse",
                    "posttooluse" ->
                    List.of(new Fact.Working());
            case "waiting", "wait" ->
                    List.of(new Fact.Waiting(reason == null ? "input" : Hint.sentence(reason)));
            case "permission", "permissionrequest" ->
                    List.of(new Fact.Waiting(Hint.of("permission", reason)));
            case "question" -> List.of(new Fact.Waiting(Hint.of("question", reason)));
            case "idle", "stop", "stopped", "finish", "finished", "done" ->
                    List.of(new Fact.Finished(background));
            case "error", "failed", "failure" ->
                    List.of(new Fact.Failed(error == null ? "failed" : Hint.sentence(error)));
            case "end", "ended", "exit", "sessionend", "sessionended" ->
                    List.of(
                            new Fact.SessionClosed(
                                    reason == null ? "end" : Hint.word(reason), true));
            default -> List.of();
        };
    }

    /// `SessionStart`, `session_start` and `session-start` are the same word.
    private static String plain(String event) {
        return event.strip().toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
    }

    private static @Nullable String word(@Nullable String text) {
        return text == null ? null : Hint.word(text);
    }
}
