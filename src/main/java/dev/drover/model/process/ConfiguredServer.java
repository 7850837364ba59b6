package dev.drover.model.process;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A server that an agent is told to start for its sessions.
///
/// @param agent the agent whose configuration it is, such as `claude-code`
/// @param name as the configuration calls it
/// @param level `user`, `project` or another word of the agent
/// @param directory the project whose sessions start it, null for all sessions
/// @param command program and arguments
/// @param origin the file that says so
public record ConfiguredServer(
        String agent,
        String name,
        String level,
        @Nullable String directory,
        List<String> command,
        String origin) {
    public ConfiguredServer {
        command = List.copyOf(command);
    }
}
