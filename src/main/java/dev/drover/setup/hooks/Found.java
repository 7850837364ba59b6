package dev.drover.setup.hooks;

import dev.drover.setup.text.Node;

import org.jspecify.annotations.Nullable;

/// A hook that stands in a file.
///
/// @param event in the agent's words
/// @param list the event's list
/// @param group in which it stands, null if the event's list has it itself
/// @param hook the hook itself
/// @param command its command's place
record Found(String event, Node list, @Nullable Node group, Node hook, Node command) {}
