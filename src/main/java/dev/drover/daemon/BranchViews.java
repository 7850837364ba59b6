package dev.drover.daemon;

import dev.drover.core.BranchConflict;
import dev.drover.core.BranchConflicts;
import dev.drover.model.BranchClaim;
import dev.drover.model.BranchScope;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.JoinRequest;
import dev.drover.model.JoinStatus;
import dev.drover.model.Sample;
import dev.drover.model.State;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.BranchConflictView;
import dev.drover.model.view.BranchParty;
import dev.drover.model.view.BranchesView;
import dev.drover.model.view.JoinRequestView;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/// The branch registry for people, made of the state and the samples.
final class BranchViews {
    private static final Comparator<BranchClaimView> IN_ORDER =
            Comparator.comparing(BranchClaimView::root)
                    .thenComparing(BranchClaimView::branch)
                    .thenComparing(BranchClaimView::since)
                    .thenComparing(BranchClaimView::id);

    private static final Comparator<JoinRequestView> WAITING_FIRST =
            Comparator.comparing((JoinRequestView r) -> r.status() != JoinStatus.PENDING)
                    .thenComparing(JoinRequestView::at, Comparator.reverseOrder())
                    .thenComparing(JoinRequestView::id);

    private final Samples samples;

    BranchViews(Samples samples) {
        this.samples = samples;
    }

    BranchesView all(State state) {
        return new BranchesView(
                state.branches().claims().stream()
                        .map(c -> view(c, state))
                        .sorted(IN_ORDER)
                        .toList(),
                state.branches().requests().stream()
                        .map(r -> view(r, state))
                        .sorted(WAITING_FIRST)
                        .toList(),
                conflicts(state));
    }

    List<BranchConflictView> conflicts(State state) {
        return BranchConflicts.of(state).stream().map(c -> view(c, state)).toList();
    }

    BranchClaimView view(BranchClaim claim, State state) {
        BranchScope scope = claim.scope();
        InstanceId holder = claim.holder();
        return new BranchClaimView(
                claim.id().value(),
                scope.workspace().value(),
                scope.root(),
                scope.branch(),
                party(holder, state),
                scope.intent(),
                scope.paths(),
                claim.mode(),
                claim.reason(),
                claim.since(),
                holder == null ? null : samples.of(holder).map(Sample::lastSeen).orElse(null),
                claim.until());
    }

    JoinRequestView view(JoinRequest request, State state) {
        BranchScope scope = request.scope();
        InstanceId holder =
                state.branches().claim(request.claim()).map(BranchClaim::holder).orElse(null);
        return new JoinRequestView(
                request.id().value(),
                request.claim().value(),
                scope.root(),
                scope.branch(),
                party(request.requester(), state),
                party(holder, state),
                scope.intent(),
                scope.paths(),
                request.text(),
                request.status(),
                request.at(),
                request.answeredAt());
    }

    private static BranchConflictView view(BranchConflict conflict, State state) {
        BranchClaim claim = conflict.claim();
        BranchConflict.Overlap overlap =
                conflict instanceof BranchConflict.Overlap both ? both : null;
        return new BranchConflictView(
                overlap == null ? "trespass" : "overlap",
                claim.scope().root(),
                claim.scope().branch(),
                party(claim.holder(), state),
                party(conflict.other(), state),
                claim.id().value(),
                overlap == null ? null : overlap.later().id().value(),
                overlap == null ? List.of() : overlap.paths());
    }

    private static BranchParty party(@Nullable InstanceId id, State state) {
        if (id == null) {
            return new BranchParty(null, "you");
        }
        return new BranchParty(
                id.value(),
                state.instances().get(id).map(BranchViews::name).orElse(id.shortForm()));
    }

    static String name(Instance instance) {
        return instance.label().name().filter(n -> !n.isBlank()).orElse(instance.agent());
    }
}
