package dev.drover.core.kill;

import dev.drover.model.LiveProcess;

import java.util.List;

/// Whom a command would hit.
///
/// @param foreign those that are not the caller's
/// @param own those that are
public record KillVerdict(List<Hit> foreign, List<LiveProcess> own) {
    /// @param owner in words, such as `instance shop-f3`
    public record Hit(LiveProcess process, String owner) {}

    public static final KillVerdict HARMLESS = new KillVerdict(List.of(), List.of());

    public KillVerdict {
        foreign = List.copyOf(foreign);
        own = List.copyOf(own);
    }

    public boolean denies() {
        return !foreign.isEmpty();
    }
}
