package dev.drover.model.process;

import dev.drover.model.InstanceId;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The same server more often than it should be.
///
/// @param id the same at every look
/// @param name as people know it
/// @param scope within what there are too many
/// @param where the scope in words, such as `session 'fix login'`
/// @param limit how many there may be
/// @param kept those that stay, the one that is used first
/// @param extra those that are too many
/// @param reason why just these stay
/// @param marked a person has said how many there should be; else a configuration or profile does
/// @param instance the instance they all belong to, null if it is not one
public record ServerGroup(
        String id,
        String name,
        Scope scope,
        String where,
        int limit,
        List<ProcessKey> kept,
        List<ProcessKey> extra,
        String reason,
        boolean marked,
        @Nullable InstanceId instance) {
    public ServerGroup {
        kept = List.copyOf(kept);
        extra = List.copyOf(extra);
    }
}
