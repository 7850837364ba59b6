package dev.drover.core;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.BranchClaim;
import dev.drover.model.BranchScope;
import dev.drover.model.InstanceId;
import dev.drover.model.JoinRequest;
import dev.drover.model.JoinStatus;
import dev.drover.model.Place;
import dev.drover.model.State;
import dev.drover.model.Trouble;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is not as it should be on branches: see {@link Troubles}.
final class BranchTroubles {
    private BranchTroubles() {}

    /// All that can be wrong with branches.
    ///
    /// @param held since when each conflict holds
    static Stream<Trouble> of(State state, Held held, Instant now) {
        return Stream.concat(
                BranchConflicts.of(state).stream().map(c -> conflict(c, state, held, now)),
                state.branches().requests().stream().flatMap(r -> request(r, state).stream()));
    }

    /// Two get in each other's way on a branch.
    private static Trouble conflict(BranchConflict conflict, State state, Held held, Instant now) {
        BranchClaim claim = conflict.claim();
        BranchScope scope = claim.scope();
        String fingerprint = Trouble.fingerprint(AlertKind.BRANCH_CONFLICT, conflict.key());
        boolean trespass = conflict instanceof BranchConflict.Trespass;
        List<String> evidence = new ArrayList<>();
        evidence.add(Troubles.line("Claimed by " + BranchWords.held(state, claim) + "."));
        if (conflict instanceof BranchConflict.Overlap o) {
            evidence.add(Troubles.line("Claimed by " + BranchWords.held(state, o.later()) + "."));
            evidence.add(
                    Troubles.line(
                            o.paths().isEmpty()
                                    ? "They meet everywhere on the branch."
                                    : "They meet in " + BranchWords.paths(o.paths()) + "."));
        } else {
            evidence.add("Its directory has that branch checked out.");
        }
        evidence.add(Troubles.line("The repository is " + scope.root() + "."));
        String holder = BranchWords.whoOrYou(state, claim.holder());
        return new Trouble(
                fingerprint,
                AlertKind.BRANCH_CONFLICT,
                trespass ? AlertSeverity.WARNING : AlertSeverity.NOTICE,
                AlertKind.BRANCH_CONFLICT.toString(),
                Troubles.name(BranchWords.title(state, conflict.other())),
                Troubles.line(
                        trespass
                                ? "is on " + BranchWords.where(scope) + ", held by " + holder
                                : "works on " + BranchWords.where(scope) + " beside " + holder),
                evidence,
                null,
                place(conflict.other()),
                held.since(fingerprint, now));
    }

    /// Somebody asks to be let into a branch.
    private static Optional<Trouble> request(JoinRequest request, State state) {
        if (request.status() != JoinStatus.PENDING) {
            return Optional.empty();
        }
        InstanceId holder =
                state.branches().claim(request.claim()).map(BranchClaim::holder).orElse(null);
        BranchScope scope = request.scope();
        return Optional.of(
                new Trouble(
                        Trouble.fingerprint(AlertKind.JOIN_REQUEST, request.id()),
                        AlertKind.JOIN_REQUEST,
                        holder == null ? AlertSeverity.WARNING : AlertSeverity.NOTICE,
                        AlertKind.JOIN_REQUEST.toString(),
                        Troubles.name(BranchWords.title(state, request.requester())),
                        Troubles.line(
                                "asks to join "
                                        + BranchWords.where(scope)
                                        + ", held by "
                                        + BranchWords.whoOrYou(state, holder)),
                        List.of(
                                Troubles.line("It says: " + BranchWords.quoted(request.text())),
                                Troubles.line("It wants: " + BranchWords.what(scope) + "."),
                                "To answer: drover branches approve "
                                        + request.id()
                                        + ", or deny "
                                        + request.id()
                                        + ".",
                                Troubles.line("The repository is " + scope.root() + ".")),
                        null,
                        place(request.requester()),
                        request.at()));
    }

    private static @Nullable String place(@Nullable InstanceId instance) {
        return instance == null ? null : new Place.Instances(instance.value()).toString();
    }
}
