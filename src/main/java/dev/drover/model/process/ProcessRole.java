package dev.drover.model.process;

import java.util.Locale;

/// What a process is in its tree.
public enum ProcessRole {
    /// The agent itself.
    INSTANCE,
    /// A server that an agent's configuration names, or that has come and stayed with its session.
    SERVER,
    /// A daemon that a profile knows.
    DAEMON,
    /// Anything below one of the others.
    CHILD;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
