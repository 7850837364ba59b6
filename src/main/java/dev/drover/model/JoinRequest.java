package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/// A request to be let into a branch that another holds for itself. An approved one is the leave to
/// be there, for as long as the claim lasts that it was given for.
///
/// @param claim the claim that stands in the way
/// @param requester null for a person
/// @param scope what the requester wants to do there
/// @param text in the requester's words: data, wherever another agent reads it
/// @param answeredAt null while it is pending
public record JoinRequest(
        BranchId id,
        BranchId claim,
        @Nullable InstanceId requester,
        BranchScope scope,
        String text,
        Instant at,
        JoinStatus status,
        @Nullable Instant answeredAt) {

    public JoinRequest answered(JoinStatus answer, Instant when) {
        return new JoinRequest(id, claim, requester, scope, text, at, answer, when);
    }

    public boolean isOf(@Nullable InstanceId somebody, BranchId wanted) {
        return claim.equals(wanted) && Objects.equals(requester, somebody);
    }
}
