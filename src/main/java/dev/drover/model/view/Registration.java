package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

/// A program that registers itself as an instance through the API.
///
/// @param agent such as `my-agent`; letters, digits, `-`, at most 64
/// @param pid only for programs that call over TCP; on the Unix socket the caller's own process
/// counts
public record Registration(
        String agent,
        @Nullable String sessionId,
        @Nullable String name,
        @Nullable String cwd,
        @Nullable Long pid) {

    /// @param capability proves later calls of the same instance over TCP; shown once, stored
    /// hashed
    public record Granted(InstanceView instance, String capability) {}
}
