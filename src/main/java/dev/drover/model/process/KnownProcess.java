package dev.drover.model.process;

import org.jspecify.annotations.Nullable;

/// What a command line was recognised as.
///
/// @param name as people know it: the configuration's name, the profile's, the singleton's
/// @param signature null where none could be made
/// @param how in words: which configuration or profile says so
/// @param profile of a daemon, null else
public record KnownProcess(
        Kind kind,
        String name,
        @Nullable ServerSignature signature,
        String how,
        @Nullable DaemonProfile profile) {
    public enum Kind {
        /// An agent's configuration names it.
        SERVER,
        /// A profile knows it.
        DAEMON,
        /// `drover singleton` sees to it that there is one.
        SINGLETON,
        /// Drover runs it for all sessions that share it.
        SHARED,
        /// A session's end of a server that is shared, or of Drover itself: it only carries bytes.
        END,
        /// The agent's own program, which is no session: its vendor's supervisor and the like.
        VENDOR
    }
}
