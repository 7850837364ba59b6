package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// One port as `drover ports`, the HTTP API and the window show it: who has it, and who listens.
///
/// @param type the type that it was leased as, else the one whose range it is in; null for none
/// @param name which of several of a type; null if it has no name or is not leased
/// @param holder the instance's id, `manual` for a person, null if it is not leased
/// @param holderName what people call the holder, null if it is not leased
/// @param root the project that it is leased for
/// @param worktree the linked worktree, null for the main one
/// @param since when it was leased
/// @param expiresAt when a person's lease may end by itself, null for never
public record PortView(
        int port,
        Use use,
        @Nullable String type,
        @Nullable String name,
        @Nullable String holder,
        @Nullable String holderName,
        @Nullable String workspace,
        @Nullable String root,
        @Nullable String worktree,
        @Nullable String branch,
        @Nullable String namespace,
        @Nullable Instant since,
        @Nullable Instant expiresAt,
        List<Listener> listeners) {
    public static final String MANUAL = "manual";

    public PortView {
        listeners = List.copyOf(listeners);
    }

    /// What is with a port.
    public enum Use {
        /// Neither leased nor used.
        FREE,
        /// Leased, and nobody listens.
        LEASED,
        /// Leased, and the holder listens.
        IN_USE,
        /// Leased, and somebody else listens.
        CLASH,
        /// Used without a lease.
        UNLEASED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// One program that listens.
    ///
    /// @param pid null if it may not be seen
    /// @param program what it runs, without secrets; null if that may not be seen
    /// @param owner the instance that it belongs to, null if to none
    /// @param container the Docker container that has published the port, null for none
    /// @param foreign true if it is not the holder's
    public record Listener(
            List<String> addresses,
            @Nullable Long pid,
            @Nullable String program,
            @Nullable String owner,
            @Nullable String container,
            boolean foreign,
            Instant since) {
        public Listener {
            addresses = List.copyOf(addresses);
        }
    }

    public boolean leased() {
        return holder != null;
    }

    /// The directory that it is leased for, null if it is not.
    public @Nullable String directory() {
        return worktree != null ? worktree : root;
    }
}
