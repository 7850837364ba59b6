package dev.drover.model.view;

import dev.drover.model.BranchIntent;
import dev.drover.model.JoinStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One request to join a branch.
///
/// @param id 8 hex digits: what `approve` and `deny` take
/// @param claim the claim that is in the way
/// @param holder who has that claim, and so answers
/// @param text in the requester's words
public record JoinRequestView(
        String id,
        String claim,
        String root,
        String branch,
        BranchParty requester,
        BranchParty holder,
        BranchIntent intent,
        List<String> paths,
        String text,
        JoinStatus status,
        Instant at,
        @Nullable Instant answeredAt) {}
