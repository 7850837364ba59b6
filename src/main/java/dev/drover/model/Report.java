package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One message of an agent as neutral facts, with who sent it.
///
/// @param event the event's name in the agent's words
/// @param at when the client sent it (wall time)
/// @param sessionId null if the message had none
/// @param agentId set only inside a subagent
/// @param cwd the directory the agent says it is in
/// @param projectDirectory the project the agent says it belongs to
/// @param shellCommand the shell command that the agent is about to run, whole; null if it is not
/// about to run one
/// @param facts what it means; empty for events that tell nothing but a sign of life
public record Report(
        String agent,
        String event,
        Instant at,
        @Nullable String sessionId,
        @Nullable String agentId,
        @Nullable String toolUseId,
        @Nullable String toolName,
        @Nullable String cwd,
        @Nullable String projectDirectory,
        AgentDetail detail,
        Terminal terminal,
        @Nullable String shellCommand,
        List<Fact> facts) {
    public Report {
        facts = List.copyOf(facts);
    }

    /// The first fact of this kind, null if there is none.
    public <F extends Fact> @Nullable F first(Class<F> kind) {
        for (Fact fact : facts) {
            if (kind.isInstance(fact)) {
                return kind.cast(fact);
            }
        }
        return null;
    }

    /// The same report, taken for said at another time.
    public Report at(Instant time) {
        return new Report(
                agent,
                event,
                time,
                sessionId,
                agentId,
                toolUseId,
                toolName,
                cwd,
                projectDirectory,
                detail,
                terminal,
                shellCommand,
                facts);
    }
}
