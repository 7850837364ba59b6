package dev.drover.model.view;

/// What came of "go to its terminal".
///
/// @param done whether something was brought to the front
/// @param line one line for people: what was done, or why it cannot be and what to do
/// @param path the agent's directory, for copying where the terminal cannot be reached
public record FocusAnswer(boolean done, String line, String path) {}
