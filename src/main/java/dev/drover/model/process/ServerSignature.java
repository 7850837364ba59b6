package dev.drover.model.process;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What makes two processes the same server: what is run, without what only starts it, and with
/// which arguments.
///
/// Runtimes and starters (`npx`, `npm exec`, `uvx`, `node`, `python`, `sh -c`, `env` …) are taken
/// away. Versions are one server: `pkg@1.2` and `pkg` do the same, and two of them are one too
/// many. Paths are kept apart, because two checkouts are two projects; only what a package manager
/// has put somewhere counts by its package's name. Arguments are kept, because one program serves
/// two directories as two servers.
///
/// @param entry such as `npm:@scope/name`, `pypi:name`, `python:module`, `docker:image` or a path
/// @param arguments what follows the entry
public record ServerSignature(String entry, List<String> arguments) {
    public ServerSignature {
        arguments = List.copyOf(arguments);
    }

    /// @param cwd for a script that is written relative to it; null if unknown
    /// @return empty where the command line does not tell what is run (an inline program, a shell
    /// with more than one command)
    public static Optional<ServerSignature> of(List<String> command, @Nullable String cwd) {
        return new CommandWords(command, cwd).signature();
    }

    /// The same for the same signature, without anything that arguments may hold in secret.
    public String id() {
        return arguments.isEmpty()
                ? entry
                : entry + "#" + Integer.toHexString(arguments.hashCode());
    }

    /// A short name for people.
    public String name() {
        String last = entry.substring(entry.lastIndexOf('/') + 1);
        return last.startsWith("npm:") || last.startsWith("pypi:") || last.contains(":")
                ? last.substring(last.indexOf(':') + 1)
                : last;
    }
}
