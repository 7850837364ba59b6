package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.BranchClaim;
import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMap;
import dev.drover.model.BranchMode;
import dev.drover.model.BranchScope;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.JoinRequest;
import dev.drover.model.JoinStatus;
import dev.drover.model.State;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Whatever is claimed, asked, answered and given back, in whatever order.
final class BranchInvariantsTest {
    private static final int AGENTS = 3;

    enum What {
        CLAIM,
        CLAIM_AGAIN,
        RELEASE,
        REQUEST,
        APPROVE,
        DENY,
        MOVE,
        END,
        EXPIRE,
        TELL
    }

    /// @param who 0 for a person, else an agent
    record Step(What what, int who, BranchScope scope, BranchMode mode, int seconds) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return step().list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<Step> step() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, AGENTS),
                        scopes(),
                        Arbitraries.of(BranchMode.class),
                        Arbitraries.integers().between(0, 400))
                .as(Step::new);
    }

    @Provide
    Arbitrary<BranchScope> scopes() {
        Arbitrary<String> path = Arbitraries.of("a", "ab", "a/b", "a/b/c", "a/bc", "d");
        Arbitrary<String> branch = Arbitraries.of("main", "main", "next");
        return Combinators.combine(branch, Arbitraries.of(BranchIntent.class), path.set().ofSize(2))
                .as(
                        (b, intent, paths) ->
                                intent == BranchIntent.WRITE
                                        ? Fold.write(b, paths.toArray(String[]::new))
                                        : Fold.scope(b, intent));
    }

    /// One more herd member for each, so that every number always means a live one.
    private static final class Play {
        final Fold fold = new Fold();
        final List<InstanceId> agents = new ArrayList<>();
        private long pids;

        Play() {
            for (int i = 0; i < AGENTS; i++) {
                agents.add(fold.agent(++pids, "somewhere"));
            }
        }

        @Nullable InstanceId who(int number) {
            return number == 0 ? null : agents.get(number - 1);
        }

        State state() {
            return fold.herd.state;
        }

        void take(Step step) {
            fold.herd.after(step.seconds());
            try {
                act(step);
            } catch (Refused e) {
                assertThat(e.refusal().message()).isNotBlank().doesNotContain("\n");
            }
        }

        private void act(Step step) {
            InstanceId who = who(step.who());
            switch (step.what()) {
                case CLAIM, CLAIM_AGAIN -> fold.claim(who, step.scope(), step.mode());
                case RELEASE -> fold.herd.decide(BranchReleaseRules.release(step.scope(), who));
                case REQUEST -> fold.asks(who, step.scope(), "please");
                case APPROVE, DENY -> {
                    for (JoinRequest request : state().branches().requests()) {
                        if (request.status() == JoinStatus.PENDING) {
                            fold.answers(who, request, step.what() == What.APPROVE);
                        }
                    }
                }
                case MOVE -> {
                    if (who != null) {
                        long pid = Objects.requireNonNull(process(who)).key().pid();
                        fold.goes(pid, step.scope().branch());
                    }
                }
                case END -> {
                    if (who != null) {
                        fold.ends(Objects.requireNonNull(process(who)).key().pid());
                        agents.set(step.who() - 1, fold.agent(++pids, "somewhere"));
                    }
                }
                case EXPIRE -> fold.herd.decide(BranchReleaseRules.expire());
                case TELL -> {
                    if (who != null) {
                        fold.hears(who);
                    }
                }
            }
        }

        private dev.drover.model.ProcessFacts process(InstanceId id) {
            return Herd.process(Objects.requireNonNull(fold.herd.get(id).process()).pid());
        }
    }

    @Property(tries = 1_000)
    void twoIsolatedWritersNeverMeet(@ForAll("steps") List<Step> steps) {
        Play play = new Play();
        for (Step step : steps) {
            play.take(step);
            BranchMap map = play.state().branches();
            for (BranchClaim one : map.claims()) {
                for (BranchClaim other : map.claims()) {
                    if (!one.id().equals(other.id())
                            && one.scope().isOnBranchOf(other.scope())
                            && bothWrite(one.scope(), other.scope())) {
                        assertThat(List.of(one.mode(), other.mode()))
                                .as("%s beside %s", one, other)
                                .contains(BranchMode.COORDINATED);
                    }
                }
            }
        }
    }

    /// Said another way than the rules do.
    private static boolean bothWrite(BranchScope one, BranchScope other) {
        if (one.intent() == BranchIntent.READ || other.intent() == BranchIntent.READ) {
            return false;
        }
        if (one.intent() == BranchIntent.FULL || other.intent() == BranchIntent.FULL) {
            return true;
        }
        return one.paths().stream()
                .anyMatch(
                        p ->
                                other.paths().stream()
                                        .anyMatch(
                                                q ->
                                                        (p + "/").startsWith(q + "/")
                                                                || (q + "/").startsWith(p + "/")));
    }

    @Property(tries = 500)
    void nobodyMeetsAnIsolatedClaimWithoutItsLeave(@ForAll("steps") List<Step> steps) {
        Play play = new Play();
        for (Step step : steps) {
            play.take(step);
            assertThat(BranchConflicts.of(play.state()))
                    .filteredOn(c -> c instanceof BranchConflict.Overlap)
                    .allSatisfy(
                            c -> {
                                BranchConflict.Overlap o = (BranchConflict.Overlap) c;
                                assertThat(o.claim().mode()).isEqualTo(BranchMode.COORDINATED);
                                assertThat(o.later().mode()).isEqualTo(BranchMode.COORDINATED);
                            });
        }
    }

    @Property(tries = 500)
    void readingIsNeverRefused(@ForAll("steps") List<Step> steps, @ForAll("step") Step last) {
        Play play = new Play();
        steps.forEach(play::take);
        InstanceId who = play.who(last.who());
        BranchClaim claim =
                play.fold.claim(who, Fold.read(last.scope().branch()), last.mode()).claim();
        assertThat(play.state().branches().claims()).contains(claim);
    }

    @Property(tries = 500)
    void aReleaseBringsBackExactlyWhatWasBefore(
            @ForAll("steps") List<Step> steps, @ForAll("step") Step last) {
        Play play = new Play();
        steps.forEach(play::take);
        InstanceId who = play.who(last.who());
        State beforeAll = play.state();
        BranchMap before = beforeAll.branches();
        if (BranchConflicts.own(before, last.scope(), who) != null) {
            return;
        }
        try {
            play.fold.claim(who, last.scope(), last.mode());
        } catch (Refused e) {
            assertThat(play.state().branches()).as("a no changes nothing").isEqualTo(before);
            return;
        }
        play.fold.herd.decide(BranchReleaseRules.release(last.scope(), who));
        BranchMap after = play.state().branches();
        assertThat(List.copyOf(after.claims()))
                .containsExactlyInAnyOrderElementsOf(before.claims());
        assertThat(List.copyOf(after.requests()))
                .containsExactlyInAnyOrderElementsOf(before.requests());
        assertThat(conflictsTold(play.state()))
                .as("and nobody has to hear of anything new")
                .isEqualTo(conflictsTold(beforeAll));
    }

    /// Who knows of which conflict that is going on.
    private static Set<String> conflictsTold(State state) {
        return state.branches().notices().stream()
                .filter(n -> BranchNotes.isOfConflict(n) && BranchNotes.isSo(state, n))
                .map(n -> n.to() + " " + n.about())
                .collect(Collectors.toSet());
    }

    @Property(tries = 500)
    void everyAgentInAConflictHearsOfIt(@ForAll("steps") List<Step> steps) {
        Play play = new Play();
        for (Step step : steps) {
            play.take(step);
            Set<String> told = conflictsTold(play.state());
            for (BranchConflict conflict : BranchConflicts.of(play.state())) {
                for (InstanceId side : Arrays.asList(conflict.claim().holder(), conflict.other())) {
                    if (side != null) {
                        assertThat(told).contains(side + " " + conflict.key());
                    }
                }
            }
        }
    }

    @Property(tries = 500)
    void nothingOutlivesWhatItIsAbout(@ForAll("steps") List<Step> steps) {
        Play play = new Play();
        for (Step step : steps) {
            play.take(step);
            State state = play.state();
            BranchMap map = state.branches();
            assertThat(map.claims()).allMatch(c -> isThere(state, c.holder()));
            assertThat(map.requests()).allMatch(r -> isThere(state, r.requester()));
            assertThat(map.requests()).allMatch(r -> map.claim(r.claim()).isPresent());
            assertThat(map.notices()).allMatch(n -> isThere(state, n.to()));
        }
        State last = play.state();
        last.instances().all().stream()
                .filter(Instance::isLive)
                .forEach(i -> play.fold.ends(Objects.requireNonNull(i.process()).pid()));
        play.fold.herd.decide(BranchReleaseRules.releaseAll(null));
        assertThat(play.state().branches()).isEqualTo(BranchMap.EMPTY);
        play.fold.herd.decide(LifeRules.forget(Duration.ZERO, true));
    }

    private static boolean isThere(State state, @Nullable InstanceId id) {
        return id == null || state.instances().get(id).filter(Instance::isLive).isPresent();
    }

    @Property(tries = 300)
    void theSameIsToldOnce(@ForAll("steps") List<Step> steps) {
        Play play = new Play();
        for (Step step : steps) {
            play.take(step);
            InstanceId who = play.who(Math.max(1, step.who()));
            play.fold.hears(Objects.requireNonNull(who));
            assertThat(play.fold.hears(who)).isEmpty();
            assertThat(play.fold.herd.events).isZero();
        }
    }
}
