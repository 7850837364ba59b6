package dev.drover.core.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.core.Decision;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.core.Rule;
import dev.drover.model.Event;
import dev.drover.model.State;
import dev.drover.model.worktree.Hazard;
import dev.drover.model.worktree.HazardKind;
import dev.drover.model.worktree.MadeWorktree;
import dev.drover.model.worktree.TrashedWorktree;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class WorktreeRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");
    private static final MadeWorktree WANTED =
            new MadeWorktree("/w/a", "/w/shop", "a", "HEAD", "i", NOW, false);
    private static final Hazard WORK = new Hazard(HazardKind.UNTRACKED, "Untracked: x.");
    private static final Hazard LOCK = new Hazard(HazardKind.LOCKED, "It is locked.");

    private State state = State.EMPTY;

    private static TrashedWorktree trashed(String id, String path) {
        return new TrashedWorktree(
                id,
                path,
                "/w/shop",
                "/w/shop/.git",
                "/x",
                "/w/.drover-trash/" + id,
                "abc",
                "a",
                1L,
                null,
                List.of());
    }

    private <R> R take(Rule<R> rule) {
        Decision<R> decision = rule.decide(state, NOW);
        state = state.apply(decision.events());
        return decision.reply();
    }

    @Test
    void aPlaceIsReservedOnceUntilItIsReadyOrHasFailed() {
        assertThat(take(WorktreeRules.reserve(WANTED))).isEqualTo(WANTED);
        assertThatThrownBy(() -> take(WorktreeRules.reserve(WANTED)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is being made at /w/a");

        assertThat(take(WorktreeRules.ready("/w/a"))).isTrue();
        assertThat(state.worktrees().made().get("/w/a")).isEqualTo(WANTED.made());
        take(WorktreeRules.reserve(WANTED));
        assertThat(take(WorktreeRules.failed("/w/a", "no disk"))).isTrue();
        assertThat(state.worktrees().made()).isEmpty();
    }

    @Test
    void whatIsNotKnownCannotBecomeReadyFailOrBeForgotten() {
        assertThat(take(WorktreeRules.ready("/w/a"))).isFalse();
        assertThat(take(WorktreeRules.failed("/w/a", ""))).isFalse();
        assertThat(take(WorktreeRules.forgotten("/w/a"))).isFalse();
        assertThat(take(WorktreeRules.kept("t", ""))).isFalse();

        take(WorktreeRules.reserve(WANTED));
        assertThat(take(WorktreeRules.forgotten("/w/a"))).isTrue();
        assertThat(state.worktrees().made()).isEmpty();
    }

    @Test
    void whatBlocksCannotBeOverridden() {
        for (boolean rescue : new boolean[] {false, true}) {
            assertThatThrownBy(
                            () ->
                                    take(
                                            WorktreeRules.remove(
                                                    trashed("t", "/w/a"),
                                                    List.of(LOCK, WORK),
                                                    rescue)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            e -> {
                                assertThat(e.refusal()).isInstanceOf(Refusal.WorktreeKept.class);
                                assertThat(e.refusal().message())
                                        .isEqualTo("Kept /w/a: It is locked.");
                                assertThat(e.refusal().status()).isEqualTo(409);
                                assertThat(e.refusal().code()).isEqualTo("worktree-kept");
                            });
        }
        assertThat(state).isSameAs(State.EMPTY);
    }

    @Test
    void workGoesAlongOnlyWhereThatIsWanted() {
        assertThatThrownBy(
                        () ->
                                take(
                                        WorktreeRules.remove(
                                                trashed("t", "/w/a"), List.of(WORK), false)))
                .hasMessageContaining("Untracked: x.")
                .hasMessageContaining("--rescue");

        TrashedWorktree begun =
                take(WorktreeRules.remove(trashed("t", "/w/a"), List.of(WORK), true));
        assertThat(begun.work()).containsExactly("Untracked: x.");
        assertThat(state.worktrees().trash()).containsKey("t");
    }

    @Test
    void oneRemovalAtATime() {
        take(WorktreeRules.remove(trashed("t", "/w/a"), List.of(), false));
        assertThatThrownBy(() -> take(WorktreeRules.remove(trashed("u", "/w/a"), List.of(), false)))
                .hasMessageContaining("being removed this moment");
        take(WorktreeRules.remove(trashed("v", "/w/b"), List.of(), false));

        assertThat(take(WorktreeRules.kept("t", "changed"))).isTrue();
        assertThat(state.worktrees().trash()).containsOnlyKeys("v");
    }

    @Test
    void whatIsInTheTrashIsForgottenAsMadeAndListedNewestFirst() {
        take(WorktreeRules.reserve(WANTED));
        take(WorktreeRules.remove(trashed("t", "/w/a"), List.of(), false));
        assertThat(WorktreeRules.trash(state)).as("not moved yet").isEmpty();

        TrashedWorktree moved = take(WorktreeRules.trashed("t"));
        assertThat(moved.at()).isEqualTo(NOW);
        assertThat(state.worktrees().made()).isEmpty();
        state = state.apply(new Event.WorktreeRemovalBegun(trashed("u", "/w/b")));
        state = state.apply(new Event.WorktreeTrashed("u", NOW.plusSeconds(1)));
        assertThat(WorktreeRules.trash(state))
                .extracting(TrashedWorktree::id)
                .containsExactly("u", "t");
    }

    @Test
    void leavesTheTrashByRestoreOrPurge() {
        for (String id : List.of("t", "u")) {
            take(WorktreeRules.remove(trashed(id, "/w/" + id), List.of(), false));
            take(WorktreeRules.trashed(id));
        }
        assertThat(take(WorktreeRules.restored("t"))).isTrue();
        assertThat(take(WorktreeRules.purged("u"))).isTrue();
        assertThat(state.worktrees().trash()).isEmpty();
    }

    @Test
    void isNamedByItsIdTheBeginningOfItOrItsPath() {
        take(WorktreeRules.remove(trashed("abc1", "/w/a"), List.of(), false));
        take(WorktreeRules.remove(trashed("abd2", "/w/b"), List.of(), false));

        assertThat(WorktreeRules.named(state, "abc").id()).isEqualTo("abc1");
        assertThat(WorktreeRules.named(state, "/w/b").id()).isEqualTo("abd2");
        assertThatThrownBy(() -> WorktreeRules.named(state, "ab"))
                .hasMessageContaining("2 worktrees in the trash is called 'ab'");
        assertThatThrownBy(() -> WorktreeRules.named(state, ""))
                .hasMessageContaining("Nothing in the trash");
        assertThatThrownBy(() -> take(WorktreeRules.restored("zzz")))
                .hasMessageContaining("`drover worktrees trash`");
    }

    @Test
    void timeDeletesOnlyWhatHoldsNoWork() {
        take(WorktreeRules.remove(trashed("t", "/w/a"), List.of(), false));
        take(WorktreeRules.trashed("t"));
        take(WorktreeRules.remove(trashed("u", "/w/b"), List.of(WORK), true));
        take(WorktreeRules.trashed("u"));
        take(WorktreeRules.remove(trashed("v", "/w/c"), List.of(), false));

        Duration keep = Duration.ofDays(14);
        assertThat(WorktreeRules.expired(state, NOW.plus(keep), keep)).isEmpty();
        assertThat(WorktreeRules.expired(state, NOW.plus(keep).plusSeconds(1), keep))
                .extracting(TrashedWorktree::id)
                .containsExactly("t");
    }
}
