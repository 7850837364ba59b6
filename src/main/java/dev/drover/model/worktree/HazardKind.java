package dev.drover.model.worktree;

import java.util.Locale;

/// Why a worktree must not go, or what would go with it.
public enum HazardKind {
    MAIN_WORKTREE(true),
    NOT_REGISTERED(true),
    BROKEN_LINK(true),
    LOCKED(true),
    INSTANCE_INSIDE(true),
    PROCESS_INSIDE(true),
    HOLDS_OTHERS(true),
    MOUNT_INSIDE(true),
    UNTRUSTED(true),
    UNKNOWN(true),
    STAGED(false),
    MODIFIED(false),
    CONFLICTED(false),
    UNTRACKED(false),
    IGNORED(false),
    HIDDEN_EDITS(false),
    OPERATION(false),
    SUBMODULE(false),
    NESTED_REPOSITORY(false),
    UNPUSHED(false),
    DETACHED(false),
    REFLOG_ONLY(false),
    OWN_REFS(false);

    private final boolean blocking;

    HazardKind(boolean blocking) {
        this.blocking = blocking;
    }

    /// Whether nobody may remove it while this is so. Of the others the work can be kept.
    public boolean blocking() {
        return blocking;
    }

    /// As in JSON: `hidden-edits`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
