package dev.drover.model;

import java.util.Locale;

/// What one message of an agent means, in words that are the same for every agent. Whose it is (the
/// main agent or a subagent, which tool use) stands in the {@link Report}.
public sealed interface Fact {
    enum Opening {
        STARTUP,
        RESUME,
        CLEAR,
        COMPACT,
        FORK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record SessionOpened(Opening how) implements Fact {}

    /// @param instanceEnds false where the same process goes on with another session (`/clear`)
    record SessionClosed(String reason, boolean instanceEnds) implements Fact {}

    /// The agent has let go of a session. Whether its process goes on is seen by the process; only
    /// where none is seen this is the end.
    record SessionReleased(String reason) implements Fact {}

    /// The owner of the report is at work, and so waits no longer.
    record Working() implements Fact {}

    /// The context is being compacted; what was before comes back after it.
    record CompactionStarted() implements Fact {}

    record CompactionEnded() implements Fact {}

    /// A person must act.
    record Waiting(String reason) implements Fact {}

    /// The turn is over.
    ///
    /// @param backgroundTasks tasks that still run without the agent
    record Finished(int backgroundTasks) implements Fact {}

    record Failed(String error) implements Fact {}

    /// The agent wants a worktree, and waits for its path.
    record WorktreeWanted(String name) implements Fact {}

    /// The agent is done with a worktree.
    record WorktreeLeft(String path) implements Fact {}

    record SubagentStarted(String subagent) implements Fact {}

    /// @param backgroundTasks tasks that still run, -1 if the agent did not say
    record SubagentStopped(String subagent, int backgroundTasks) implements Fact {}

    /// What was run could not have the port that it wanted, because somebody has it.
    record PortTaken(int port) implements Fact {}

    /// A tool has ended.
    ///
    /// @param failed it did not do what it should
    /// @param millis how long it took, -1 if the agent did not say
    record ToolEnded(boolean failed, long millis) implements Fact {}

    /// A model has answered, told by an agent that writes no transcript.
    ///
    /// @param answer its id, the same each time it is told
    /// @param input tokens that were neither read from a cache nor written to one
    /// @param output thinking included
    record AnswerUsed(
            String answer, String model, long input, long output, long cacheWrite, long cacheRead)
            implements Fact {}
}
