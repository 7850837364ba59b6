package dev.drover.model.process;

/// The same server in several sessions: nothing wrong, but it could be shared.
///
/// @param instances sessions that have one each
/// @param memoryBytes of all of them together
public record SavingHint(ServerSignature signature, String name, int instances, long memoryBytes) {}
