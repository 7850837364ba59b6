package dev.drover.model.view;

import dev.drover.model.InstanceState;
import dev.drover.model.usage.InstanceUsage;
import dev.drover.model.usage.SourcePair;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// All figures of one instance. In JSON `shortId` is called `short`.
///
/// @param sources figures that two sources have reported
public record InstanceMetrics(
        String id,
        String shortId,
        @Nullable String name,
        String agent,
        String workspace,
        InstanceState state,
        InstanceUsage usage,
        List<SourcePair> sources) {
    public InstanceMetrics {
        sources = List.copyOf(sources);
    }
}
