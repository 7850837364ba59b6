package dev.drover.model;

/// A process that may have to end, with all below it. Whoever names it has evidence; whether it may
/// end at all is judged elsewhere.
///
/// @param reason the evidence in one sentence, for people
public record EndingCandidate(ProcessKey process, EndingCause cause, String reason) {}
