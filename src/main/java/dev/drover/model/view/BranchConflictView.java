package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Two who get in each other's way on a branch.
///
/// @param kind `overlap` of two coordinated claims, or `trespass`: an instance is on a branch that
/// another holds for itself
/// @param claim id of the claim that was there first
/// @param later id of the other claim, null where there is none
/// @param paths where they meet; empty where it is the whole branch
public record BranchConflictView(
        String kind,
        String root,
        String branch,
        BranchParty holder,
        BranchParty other,
        String claim,
        @Nullable String later,
        List<String> paths) {}
