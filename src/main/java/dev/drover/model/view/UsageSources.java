package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Where the sources of one instance's figures agree, and where they do not.
///
/// @param confidence 0 to 1; null with fewer than two sources
/// @param figures those that at least one source tells
public record UsageSources(
        String instance, String name, @Nullable Double confidence, List<Figure> figures) {
    public UsageSources {
        figures = List.copyOf(figures);
    }

    /// @param name such as `context`, `cost`, `subagents`, `toolCalls`, `tokens`
    /// @param told by whom
    /// @param difference of the two that are farthest apart, 0 to 1; null with one source
    public record Figure(String name, List<Told> told, @Nullable Double difference) {
        public Figure {
            told = List.copyOf(told);
        }
    }

    /// @param source such as `hooks`, `status line`, `transcript`, `telemetry`
    public record Told(String source, double value) {}
}
