package dev.drover.model;

/// What became of one process of an ending.
public record EndingResult(ProcessKey process, EndingOutcome outcome) {}
