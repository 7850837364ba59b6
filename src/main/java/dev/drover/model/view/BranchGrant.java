package dev.drover.model.view;

import java.util.List;

/// A claim that was made.
///
/// @param meets claims of others that are there as well, coordinated
public record BranchGrant(BranchClaimView claim, List<BranchClaimView> meets) {}
