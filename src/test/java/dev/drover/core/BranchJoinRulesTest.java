package dev.drover.core;

import static dev.drover.core.Fold.full;
import static dev.drover.core.Fold.read;
import static dev.drover.core.Fold.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.drover.model.BranchClaim;
import dev.drover.model.BranchMap;
import dev.drover.model.BranchMode;
import dev.drover.model.InstanceId;
import dev.drover.model.JoinRequest;
import dev.drover.model.JoinStatus;

import org.junit.jupiter.api.Test;

import java.util.List;

class BranchJoinRulesTest {
    private final Fold fold = new Fold();
    private final InstanceId ada = fold.agent(1, "other");
    private final InstanceId bob = fold.agent(2, "elsewhere");
    private final InstanceId carl = fold.agent(3, "elsewhere");

    @Test
    void anApprovedRequestBecomesACoordinatedClaim() {
        BranchClaim held = fold.isolated(ada, full("main"));
        JoinRequest request = fold.asks(bob, write("main", "docs"), "a typo, please");
        assertThat(request.claim()).isEqualTo(held.id());
        assertThat(fold.hears(ada))
                .singleElement(STRING)
                .contains(
                        "asks to join you on branch 'main' of shop (write to docs)",
                        "`drover branches approve " + request.id() + "`");

        BranchJoinRules.Answered answered = fold.answers(ada, request, true);

        assertThat(answered.request().status()).isEqualTo(JoinStatus.APPROVED);
        BranchClaim joined = answered.claim().orElseThrow();
        assertThat(joined.holder()).isEqualTo(bob);
        assertThat(joined.mode()).isEqualTo(BranchMode.COORDINATED);
        assertThat(joined.scope()).isEqualTo(write("main", "docs"));
        assertThat(BranchConflicts.of(fold.herd.state)).as("they have agreed").isEmpty();
        assertThat(fold.hears(bob))
                .singleElement(STRING)
                .endsWith("approved. You hold it now: write to docs, coordinated.");
        fold.goes(2, "main");
        assertThat(fold.hears(bob)).as("it was let in").isEmpty();
    }

    @Test
    void leaveIsGivenForWhatWasAskedAndNoMore() {
        fold.isolated(ada, full("main"));
        fold.answers(ada, fold.asks(bob, write("main", "docs"), "typo"), true);
        fold.coordinated(bob, write("main", "docs/a"));
        assertThatThrownBy(() -> fold.coordinated(bob, write("main", "src")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> fold.coordinated(bob, full("main"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> fold.isolated(bob, write("main", "docs")))
                .as("not for itself alone")
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> fold.coordinated(carl, write("main", "docs")))
                .as("and nobody else")
                .isInstanceOf(Refused.class);
        fold.isolated(ada, write("main", "docs", "src"));
    }

    @Test
    void whoAsksForMoreKeepsWhatItHas() {
        fold.isolated(ada, full("main"));
        fold.answers(ada, fold.asks(bob, write("main", "docs"), "typo"), true);
        JoinRequest more = fold.asks(bob, write("main", "docs", "src"), "and a test");
        assertThat(fold.answers(ada, more, false).claim()).isEmpty();
        fold.coordinated(bob, write("main", "docs"));
        assertThat(BranchConflicts.of(fold.herd.state)).isEmpty();
    }

    @Test
    void leaveEndsWithTheClaimItWasGivenFor() {
        fold.isolated(ada, full("main"));
        fold.answers(ada, fold.asks(bob, full("main"), "rebase"), true);
        fold.herd.decide(BranchReleaseRules.release(full("main"), bob));
        fold.herd.decide(BranchReleaseRules.release(full("main"), ada));
        assertThat(fold.herd.state.branches().requests()).isEmpty();
        fold.isolated(ada, full("main"));
        assertThatThrownBy(() -> fold.coordinated(bob, full("main"))).isInstanceOf(Refused.class);
    }

    @Test
    void aDeniedOneIsNotAskedAgainAtOnce() {
        fold.isolated(ada, full("main"));
        JoinRequest request = fold.asks(bob, full("main"), "please");
        assertThatThrownBy(() -> fold.asks(bob, full("main"), "please please"))
                .hasMessageStartingWith("You have asked already (" + request.id());
        assertThat(fold.answers(ada, request, false).claim()).isEmpty();
        assertThat(fold.hears(bob))
                .singleElement(STRING)
                .endsWith("denied it. Take other paths or another branch.");
        assertThatThrownBy(() -> fold.answers(ada, request, true))
                .hasMessageStartingWith("Request " + request.id() + " is denied already.");
        fold.herd.after(590);
        assertThatThrownBy(() -> fold.asks(bob, full("main"), "please"))
                .hasMessageContaining("Ask again in 1 min,");
        fold.herd.after(10);
        fold.asks(bob, full("main"), "now?");
        assertThat(fold.herd.state.branches().requests()).hasSize(1);
    }

    @Test
    void isAnsweredByTheHolderOrAPersonAndNobodyElse() {
        fold.isolated(ada, full("main"));
        JoinRequest request = fold.asks(bob, full("main"), "please");
        for (InstanceId stranger : List.of(bob, carl)) {
            assertThatThrownBy(() -> fold.answers(stranger, request, true))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            r -> assertThat(r.refusal().code()).isEqualTo("branch-not-yours"));
        }
        assertThat(fold.answers(null, request, true).claim()).isPresent();
        assertThat(fold.hears(ada)).as("it need not answer any more").isEmpty();
        fold.isolated(null, full("mine"));
        JoinRequest ofAPerson = fold.asks(carl, full("mine"), "please");
        assertThatThrownBy(() -> fold.answers(ada, ofAPerson, true)).isInstanceOf(Refused.class);
        assertThat(fold.answers(null, ofAPerson, true).claim()).isPresent();
    }

    @Test
    void everyHolderWhoIsInTheWayIsAsked() {
        fold.isolated(ada, write("main", "a"));
        fold.herd.after(1);
        fold.isolated(carl, write("main", "c"));
        List<JoinRequest> asked =
                fold.herd.decide(BranchJoinRules.request(full("main"), "", bob, "rebase"));
        assertThat(asked).hasSize(2);
        assertThat(fold.answers(ada, asked.getFirst(), true).claim()).isEmpty();
        assertThat(fold.hears(bob))
                .singleElement(STRING)
                .contains("approved. In the way is still agent 'claude-code' (" + carl.shortForm());
        assertThat(fold.answers(carl, asked.getLast(), true).claim()).isPresent();
    }

    @Test
    void whoWaitsHearsThatTheBranchIsFree() {
        fold.isolated(ada, full("main"));
        fold.asks(bob, full("main"), "please");
        fold.ends(1);
        assertThat(fold.hears(bob))
                .singleElement(STRING)
                .contains("the claim that was in your way has ended", "branches claim main`");
        assertThat(fold.herd.state.branches()).isEqualTo(BranchMap.EMPTY);
        fold.isolated(bob, write("main", "src"));
        fold.asks(carl, write("main", "src/a"), "please");
        fold.isolated(bob, write("main", "docs"));
        assertThat(fold.hears(carl)).as("it was narrowed").hasSize(1);
        assertThat(fold.hears(bob)).as("so there is nothing to answer").isEmpty();
    }

    @Test
    void aRequestGoesWithWhoAsked() {
        fold.isolated(ada, full("main"));
        fold.asks(bob, full("main"), "please");
        fold.ends(2);
        assertThat(fold.herd.state.branches().requests()).isEmpty();
        assertThat(fold.hears(ada)).isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> fold.asks(bob, full("main"), "please"))
                .hasMessage(
                        "Nobody is in your way on branch 'main' of shop. Claim it: `drover branches"
                                + " claim main --mode coordinated`.");
        fold.isolated(ada, full("main"));
        assertThatThrownBy(() -> fold.asks(bob, full("main"), " "))
                .hasMessageStartingWith("A request says why");
        assertThatThrownBy(() -> fold.asks(bob, read("main"), "please"))
                .hasMessageStartingWith("To read needs nobody's leave");
        assertThatThrownBy(() -> fold.asks(bob, full("main"), "x".repeat(1_025)))
                .hasMessageStartingWith("The text has at most 1024 bytes");
        assertThatThrownBy(
                        () ->
                                fold.herd.decide(
                                        BranchJoinRules.answer("\u202E".repeat(99), true, null)))
                .message()
                .startsWith("No request is called '\uFFFD")
                .hasSizeLessThan(200);
        JoinRequest kept = fold.asks(bob, full("main"), "line\u001B[2J\nline");
        assertThat(kept.text()).isEqualTo("line␛[2J⏎line");
    }
}
