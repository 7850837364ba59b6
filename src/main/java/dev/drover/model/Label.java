package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What people call an instance and how they sort it.
///
/// @param chosenName given by the user; wins
/// @param agentName what the agent calls the session
/// @param priority -9 to 9, 0 by default; higher comes first
/// @param quota most live subagents the user wants to see in it, null for no limit
public record Label(
        @Nullable String chosenName,
        @Nullable String agentName,
        List<String> tags,
        @Nullable String group,
        int priority,
        @Nullable Integer quota) {
    public static final Label NONE = new Label(null, null, List.of(), null, 0, null);

    public Label {
        tags = tags.stream().distinct().sorted().toList();
    }

    public Optional<String> name() {
        return Optional.ofNullable(chosenName != null ? chosenName : agentName);
    }

    public Label withAgentName(@Nullable String name) {
        return new Label(chosenName, name, tags, group, priority, quota);
    }
}
