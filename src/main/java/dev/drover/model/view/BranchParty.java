package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

/// Somebody who works on a branch, or wants to.
///
/// @param instance its id; null for a person
/// @param name the instance's name, else the agent program's; `you` for a person
public record BranchParty(@Nullable String instance, String name) {}
