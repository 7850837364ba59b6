package dev.drover.ipc;

/// Answers one endpoint. Runs on a thread that may wait.
@FunctionalInterface
public interface Handler {
    /// @throws dev.drover.core.Refused becomes a problem+json of its kind
    Reply handle(Request request) throws Exception;
}
