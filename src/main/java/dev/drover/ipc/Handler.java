package dev.drover.ipc;

/// Answers one endpoint. Runs on a virtual thread of its own and may block.
@FunctionalInterface
public interface Handler {
    /// @throws dev.drover.core.Refused becomes a problem+json of its kind
    Reply handle(Request request) throws Exception;
}
