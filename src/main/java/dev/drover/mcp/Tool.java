package dev.drover.mcp;

/// One thing that an agent can ask for.
///
/// @param name as the agent calls it
/// @param title for people
/// @param description when to use it and what comes back: each word costs each agent tokens
/// @param input what it takes
/// @param output what it gives
record Tool<I extends Record, O extends Record>(
        String name,
        String title,
        String description,
        Class<I> input,
        Class<O> output,
        Effect effect,
        Deed<I, O> deed) {

    /// What a call changes.
    enum Effect {
        NOTHING,
        /// Something of the caller's own; a second call changes nothing more.
        ONCE,
        /// Something of the caller's own, each time.
        EACH_TIME
    }

    @FunctionalInterface
    interface Deed<I, O> {
        /// @throws dev.drover.core.Refused an expected no
        Said<O> on(Caller caller, I input);
    }

    /// @param text for the agent, short
    /// @param facts the same for programs
    record Said<O>(String text, O facts) {}

    /// What a tool without arguments takes.
    record Nothing() {}
}
