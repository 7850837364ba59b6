package dev.drover.agents.opencode;

import dev.drover.agents.Agent;
import dev.drover.agents.Hint;
import dev.drover.agents.HookBody;
import dev.drover.agents.HookCall;
import dev.drover.agents.HookReports;
import dev.drover.model.AgentDetail;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/// OpenCode: the messages of its plugin, and its processes. A subagent is a session of its own
/// there; here it belongs to the session that a person talks to.
public final class OpenCode implements Agent {
    public static final String NAME = "opencode";

    private static final HookBody.Wanted WANTED =
            HookBody.Wanted.of(
                    Set.of(
                            "event",
                            "session",
                            "subagent",
                            "directory",
                            "version",
                            "model",
                            "tool",
                            "call",
                            "failed",
                            "millis",
                            "permission",
                            "pattern",
                            "question",
                            "status",
                            "error",
                            "reason",
                            "answer.id",
                            "answer.input",
                            "answer.output",
                            "answer.cacheRead",
                            "answer.cacheWrite"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Report read(InputStream body, HookCall call) throws IOException {
        HookBody said = HookBody.read(body, WANTED);
        String event = HookReports.event("event", said, call);
        String session = said.identifier("session");
        String directory = said.path("directory");
        return new Report(
                NAME,
                Hint.word(event),
                call.at(),
                session != null ? session : call.session(),
                said.identifier("subagent"),
                said.identifier("call"),
                HookReports.word(said.text("tool")),
                directory != null ? directory : call.directory(),
                null,
                new AgentDetail(
                        HookReports.word(said.text("version")),
                        HookReports.word(said.text("model")),
                        null),
                call.terminal(),
                null,
                OpenCodeEvents.facts(event, said));
    }

    @Override
    public boolean isAgent(ProcessFacts process) {
        return OpenCodeProcess.isSession(process);
    }

    @Override
    public boolean isService(ProcessFacts process) {
        return OpenCodeProcess.isService(process);
    }

    /// The plugin reads no answer.
    @Override
    public byte[] silence() {
        return new byte[0];
    }
}
