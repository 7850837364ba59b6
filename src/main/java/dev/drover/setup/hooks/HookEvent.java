package dev.drover.setup.hooks;

import org.jspecify.annotations.Nullable;

/// A hook that is wanted.
///
/// @param name the event in the agent's words
/// @param command for the agent's shell
/// @param timeout in the agent's unit; null to leave it to the agent
public record HookEvent(String name, String command, @Nullable Integer timeout) {}
