package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

/// What came of an answer to a request.
///
/// @param claim the requester's own; null if it was denied, or somebody else is still in the way
public record JoinAnswer(JoinRequestView request, @Nullable BranchClaimView claim) {}
