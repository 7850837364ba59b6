package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

/// Somebody who sends or reads messages.
///
/// @param instance its id; null for the user of this machine
/// @param name the instance's name, else the agent program's; `user` for the user
public record PartyView(@Nullable String instance, String name) {}
