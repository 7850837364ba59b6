package dev.drover.agents;

import dev.drover.model.ProcessFacts;
import dev.drover.model.Report;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// One coding agent program: how it is recognised, what it says, and what it stores.
public interface Agent {
    /// The word in `drover hook NAME` and in every list.
    String name();

    /// Reads a hook's body as neutral facts. Unknown events and fields are accepted.
    ///
    /// @param call what the client adds to the body: time, project directory, terminal
    /// @throws MalformedReportException if the body is not what any version of the agent would send
    Report read(InputStream body, HookCall call) throws IOException;

    /// Is this process the agent itself, judged by what its installation runs and never by name
    /// alone?
    boolean isAgent(ProcessFacts process);

    /// Is this process a background program of the agent's own, such as its supervisor? Those are
    /// never anybody else's to end.
    default boolean isService(ProcessFacts process) {
        return false;
    }

    /// Might it be one? Asked before something is ended that looks like a leftover: rather too
    /// easily than too seldom, since what is one is never ended.
    default boolean mayBeService(ProcessFacts process) {
        return isService(process);
    }

    /// The directory that such a process works in: its own, unless its arguments name another.
    default @Nullable String directory(ProcessFacts process) {
        return process.cwd();
    }

    /// Does the program start itself once more, and do its work there? Then the one above is no
    /// session.
    default boolean startsItselfAgain() {
        return false;
    }

    /// How its conversations are told apart where one background program of its own runs those of
    /// several terminals; empty for agents that work in the process that was started.
    default Optional<ServedConversations> served() {
        return Optional.empty();
    }

    /// What the agent wants to read on its hook's output when Drover has nothing to say.
    byte[] silence();

    /// What the agent has to read on its hook's output so that it does not do what it is about to.
    ///
    /// @param event in the agent's words
    /// @param reason for the model to read
    /// @return empty if this agent's hooks cannot say no to this event
    default Optional<byte[]> denial(String event, String reason) {
        return Optional.empty();
    }

    /// Does the agent read context on the output of this event's hook?
    ///
    /// @param event in the agent's words
    default boolean takesContext(String event) {
        return false;
    }

    /// What the agent has to read on that output so that its model reads the text.
    ///
    /// @param text at most 10,000 characters
    default byte[] context(String event, String text) {
        return silence();
    }
}
