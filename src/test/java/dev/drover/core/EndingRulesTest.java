package dev.drover.core;

import static dev.drover.core.ProcessForest.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.EndingCause;
import dev.drover.model.EndingKeep;
import dev.drover.model.ProcessKey;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// What ends, in which order, and what is kept for which reason. Process 10 starts 11 and 12, and
/// 11 starts 13.
final class EndingRulesTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final ProcessForest forest =
            new ProcessForest().process(10, 1).process(11, 10).process(12, 10).process(13, 11);

    private List<Long> ends() {
        return pids(forest.plan());
    }

    private static List<Long> pids(EndingPlan plan) {
        return plan.keys().stream().map(ProcessKey::pid).toList();
    }

    private EndingKeep kept(long pid) {
        return kept(forest.plan(), pid);
    }

    private static EndingKeep kept(EndingPlan plan, long pid) {
        assertThat(pids(plan)).doesNotContain(pid);
        return plan.kept().stream()
                .filter(k -> k.process().key().pid() == pid)
                .map(EndingPlan.Kept::reason)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTreeEndsWithItsLeavesFirst() {
        forest.want(10);

        assertThat(ends()).containsExactly(13L, 11L, 12L, 10L);
        assertThat(forest.plan().memoryBytes()).isEqualTo(4L << 20);
        assertThat(forest.plan().ends().getLast().reason()).isEqualTo("Because.");
        assertThat(forest.plan().ends().getFirst().reason()).isEqualTo("Started by 11.");
    }

    @Test
    void onlyWhatIsWantedAndBelowItEnds() {
        assertThat(ends()).isEmpty();
        assertThat(pids(new ProcessForest().process(10, 1).process(11, 10).want(11).plan()))
                .containsExactly(11L);
    }

    @Test
    void wantedTwiceEndsOnce() {
        forest.want(13).want(10).want(13);

        assertThat(ends()).containsExactly(13L, 11L, 12L, 10L);
        assertThat(forest.plan().ends().getFirst().reason()).isEqualTo("Because.");
    }

    @Test
    void ourselvesAndWhatWeRunInLive() {
        forest.self = key(13);
        forest.want(10);

        assertThat(kept(10)).isEqualTo(EndingKeep.OUR_ANCESTOR);
        forest.want(11).want(13);
        assertThat(kept(11)).isEqualTo(EndingKeep.OUR_ANCESTOR);
        assertThat(kept(13)).isEqualTo(EndingKeep.OURSELVES);
        assertThat(ends()).isEmpty();
    }

    @Test
    void nothingEndsWhereWeDoNotSeeOurselves() {
        forest.self = key(4_711);
        forest.want(10);

        assertThat(kept(10)).isEqualTo(EndingKeep.UNSEEN);
    }

    @Test
    void theFirstProcessLives() {
        assertThat(kept(new ProcessForest().want(1).plan(), 1)).isEqualTo(EndingKeep.FIRST_PROCESS);
    }

    @Test
    void whatBelongsToAnotherUserLivesWithAllBelowIt() {
        forest.process(11, 10, 0).want(10);

        assertThat(kept(11)).isEqualTo(EndingKeep.OTHER_USER);
        assertThat(ends()).containsExactly(12L, 10L);
    }

    @Test
    void aLiveInstanceAndAllAboveItLives() {
        forest.instance(11, true).want(10);

        assertThat(kept(10)).isEqualTo(EndingKeep.ABOVE_INSTANCE);
        forest.want(11);
        assertThat(kept(11)).isEqualTo(EndingKeep.LIVE_INSTANCE);
    }

    @Test
    void whatALiveInstanceStartedMayEndIfAPersonWantsIt() {
        forest.instance(11, true).want(13);

        assertThat(ends()).containsExactly(13L);
        assertThat(forest.plan().ends().getFirst().owner()).isEqualTo(key(11));
    }

    @Test
    void anEndedInstanceProtectsNothing() {
        forest.instance(11, false).want(10);

        assertThat(ends()).hasSize(4);
    }

    @Test
    void anAgentThatNobodyKnowsYetLives() {
        forest.agents.add(key(13));
        forest.want(11);

        assertThat(kept(11)).isEqualTo(EndingKeep.ABOVE_INSTANCE);
    }

    @Test
    void aServiceLivesWhoeverItsParentIs() {
        service(10, "0::/system.slice/docker.service");
        forest.want(10);
        assertThat(kept(10)).isEqualTo(EndingKeep.SERVICE);

        service(10, "9:name=systemd:/user.slice/user@1000.service/app.slice/x.service\n0::/\n");
        assertThat(kept(10)).isEqualTo(EndingKeep.SERVICE);

        service(10, "0::/user.slice/user-1000.slice/user@1000.service/init.scope");
        assertThat(kept(10)).isEqualTo(EndingKeep.SERVICE);
    }

    @Test
    void aDesktopsOwnProcessIsNoServiceThoughItsUsersManagerIsOne() {
        service(10, "0::/user.slice/user-1000.slice/user@1000.service/app.slice/app-x.scope");
        forest.want(10);
        assertThat(ends()).hasSize(4);

        String hybrid =
                """
                5:pids:/user.slice/user-1000.slice/user@1000.service
                1:name=systemd:/user.slice/user-1000.slice/session-2.scope
                """;
        service(10, hybrid);
        assertThat(ends()).hasSize(4);

        service(10, "");
        assertThat(ends()).hasSize(4);
    }

    private void service(long pid, String groups) {
        forest.detail(key(pid), groups, false, LONG, LONG);
    }

    @Test
    void theVendorsSupervisorLives() {
        forest.detail(key(11), ProcessForest.SCOPE, true, LONG, LONG).want(10);

        assertThat(kept(11)).isEqualTo(EndingKeep.SUPERVISOR);
        assertThat(ends()).containsExactly(12L, 10L);
    }

    @Test
    void whatIsUnknownLives() {
        forest.details.remove(key(11));
        forest.want(10);
        assertThat(kept(11)).isEqualTo(EndingKeep.UNSEEN);

        forest.detail(key(11), null, false, LONG, LONG);
        assertThat(kept(11)).isEqualTo(EndingKeep.UNSEEN);

        forest.process(key(11), 10, ProcessForest.ME, null, null);
        assertThat(kept(11)).isEqualTo(EndingKeep.UNSEEN);

        forest.process(11, 10, -1);
        assertThat(kept(11)).isEqualTo(EndingKeep.UNSEEN);
        assertThat(ends()).containsExactly(12L, 10L);
    }

    @Test
    void anotherProcessWithTheSamePidIsNotMeant() {
        forest.want(key(11, 5), EndingCause.PERSON)
                .want(new ProcessKey("other boot", 12, 120), EndingCause.PERSON);

        assertThat(ends()).isEmpty();
        assertThat(forest.plan().absent()).hasSize(2);
    }

    @Test
    void aParentYoungerThanItsChildIsNoParent() {
        forest.process(key(14, 5), 10, ProcessForest.ME, "/bin/x", null).want(10);

        assertThat(ends()).doesNotContain(14L);
    }

    @Test
    void withoutAPersonNothingYoungEnds() {
        forest.want(key(10), EndingCause.ORPHAN);
        forest.detail(key(13), ProcessForest.SCOPE, false, Duration.ofSeconds(59), LONG);

        assertThat(kept(forest.automaticPlan(), 13)).isEqualTo(EndingKeep.TOO_YOUNG);
        assertThat(pids(forest.automaticPlan())).containsExactly(11L, 12L, 10L);
        assertThat(ends()).hasSize(4);
    }

    @Test
    void withoutAPersonNothingEndsThatWasSeenOnce() {
        forest.want(key(10), EndingCause.ORPHAN);
        forest.detail(key(10), ProcessForest.SCOPE, false, LONG, Duration.ofMillis(9_999));

        assertThat(kept(forest.automaticPlan(), 10)).isEqualTo(EndingKeep.SEEN_ONCE);
        assertThat(pids(forest.automaticPlan())).isEmpty();
        assertThat(ends()).hasSize(4);
    }

    @Test
    void withoutAPersonOnlyADuplicateOfALiveInstanceEnds() {
        forest.instance(10, true).want(key(11), EndingCause.ORPHAN);
        assertThat(kept(forest.automaticPlan(), 11)).isEqualTo(EndingKeep.OF_INSTANCE);

        forest.wanted.clear();
        forest.want(key(11), EndingCause.DUPLICATE);
        assertThat(pids(forest.automaticPlan())).containsExactly(13L, 11L);
    }
}
