package dev.drover.model.process;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// A kind of daemon that others make and Drover knows: how to tell its processes, how many there
/// may be, and where it keeps its things. Globs begin with `/` or `~/`.
///
/// @param process matches the command line, its words joined by blanks; found anywhere in it
/// @param limit how many there may be within the scope
/// @param instances its instance directories, null if it has none
/// @param locks its lock files, those below an instance directory relative to it
/// @param sockets its sockets, likewise
/// @param databases its SQLite files, likewise
/// @param builtIn false for a user's own
public record DaemonProfile(
        String name,
        Pattern process,
        Scope scope,
        int limit,
        @Nullable String instances,
        @Nullable String locks,
        @Nullable String sockets,
        @Nullable String databases,
        boolean builtIn) {}
