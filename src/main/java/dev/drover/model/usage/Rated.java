package dev.drover.model.usage;

/// All that a price depends on.
///
/// @param model id of the model, as the agent says it
public record Rated(String model, PromptSize size) {}
