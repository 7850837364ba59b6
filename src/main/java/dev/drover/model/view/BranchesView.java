package dev.drover.model.view;

import java.util.List;

/// The branch registry: `drover branches --json`, `GET /v1/branches`.
///
/// @param claims by repository and branch, then the oldest first
/// @param requests those that wait first, then the newest first
public record BranchesView(
        List<BranchClaimView> claims,
        List<JoinRequestView> requests,
        List<BranchConflictView> conflicts) {}
