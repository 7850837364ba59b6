package dev.drover.core;

import static dev.drover.core.Fold.full;
import static dev.drover.core.Fold.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Alert;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.InstanceId;
import dev.drover.model.JoinRequest;
import dev.drover.model.Trouble;
import dev.drover.model.view.LabelChange;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// Conflicts of branches and requests to join, as people are told of them.
class BranchAlertsTest {
    private static final AlertLimits LIMITS =
            new AlertLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofDays(7));

    private final Fold fold = new Fold();
    private final InstanceId ada = fold.agent(1, "other");
    private final InstanceId bob = fold.agent(2, "elsewhere");
    private Held held = Held.NOTHING;

    private void look() {
        held =
                held.look(
                        BranchConflicts.of(fold.herd.state).stream()
                                .map(c -> Trouble.fingerprint(AlertKind.BRANCH_CONFLICT, c.key()))
                                .toList(),
                        fold.herd.state.alerts(),
                        fold.herd.now);
        fold.herd.decide(AlertRules.judge(List.of(), List.of(), held, LIMITS));
    }

    private Alert only() {
        assertThat(fold.herd.state.alerts().open()).hasSize(1);
        return fold.herd.state.alerts().open().getFirst();
    }

    @Test
    void aTrespassFiresAtOnceAndIsOverWhenItsInstanceHasLeft() {
        fold.isolated(ada, full("main"));
        look();
        assertThat(fold.herd.state.alerts().all()).isEmpty();
        fold.goes(2, "main");
        look();
        Alert alert = only();
        assertThat(alert.trouble().kind()).isEqualTo(AlertKind.BRANCH_CONFLICT);
        assertThat(alert.trouble().severity()).isEqualTo(AlertSeverity.WARNING);
        assertThat(alert.trouble().title()).isEqualTo("claude-code");
        assertThat(alert.trouble().summary())
                .isEqualTo(
                        "is on branch 'main' of shop, held by agent 'claude-code' ("
                                + ada.shortForm()
                                + ")");
        assertThat(alert.trouble().place()).isEqualTo("instances/" + bob);
        fold.herd.after(60);
        look();
        assertThat(fold.herd.events).as("a look that finds nothing new").isZero();
        fold.herd.decide(AlertRules.judge(java.util.Set.of(bob), LIMITS));
        assertThat(fold.herd.events).as("nor does one at its instance").isZero();
        fold.goes(2, "elsewhere");
        look();
        assertThat(fold.herd.state.alerts().open()).isEmpty();
        assertThat(fold.herd.state.alerts().get(alert.id()).orElseThrow().resolution())
                .isEqualTo("They are not in each other's way any more.");
        fold.herd.after(60);
        fold.goes(2, "main");
        look();
        assertThat(only().id()).as("another occurrence").isNotEqualTo(alert.id());
    }

    @Test
    void anOverlapIsWorthKnowingAndIsOverWithEitherClaim() {
        fold.coordinated(ada, write("main", "src"));
        fold.coordinated(bob, write("main", "src/a"));
        look();
        assertThat(only().trouble().severity()).isEqualTo(AlertSeverity.NOTICE);
        assertThat(only().trouble().evidence()).contains("They meet in src/a.");
        fold.ends(1);
        look();
        assertThat(fold.herd.state.alerts().open()).isEmpty();
    }

    @Test
    void aRequestFiresUntilItIsAnswered() {
        fold.isolated(ada, full("main"));
        JoinRequest request = fold.asks(bob, full("main"), "let me\u202E in\u001B[2J");
        look();
        Trouble trouble = only().trouble();
        assertThat(trouble.fingerprint()).isEqualTo("join-request/" + request.id());
        assertThat(trouble.severity()).isEqualTo(AlertSeverity.NOTICE);
        assertThat(trouble.evidence())
                .contains(
                        "It says: \"let me\uFFFD in␛[2J\"",
                        "To answer: drover branches approve "
                                + request.id()
                                + ", or deny "
                                + request.id()
                                + ".");
        fold.answers(ada, request, false);
        look();
        assertThat(fold.herd.state.alerts().open()).isEmpty();
    }

    @Test
    void aRequestToAPersonCallsThem() {
        fold.isolated(null, full("main"));
        fold.asks(bob, full("main"), "please");
        look();
        assertThat(only().trouble().severity()).isEqualTo(AlertSeverity.WARNING);
        assertThat(only().trouble().summary())
                .isEqualTo("asks to join branch 'main' of shop, held by you");
        fold.herd.decide(BranchReleaseRules.releaseAll(null));
        look();
        assertThat(fold.herd.state.alerts().open()).isEmpty();
    }

    @Test
    void hostileNamesStayOnOneHarmlessLine() {
        String evil = "\u202Eevil\u0085" + "x".repeat(900);
        fold.herd.decide(
                LabelRules.label(
                        bob.value(), new LabelChange("a'b\u202E", null, null, null, null)));
        fold.isolated(ada, full(evil));
        fold.asks(bob, full(evil), "please");
        fold.goes(2, evil);
        look();
        assertThat(fold.herd.state.alerts().open())
                .hasSize(2)
                .allSatisfy(
                        a ->
                                assertThat(a.trouble().title() + a.trouble().summary())
                                        .doesNotContain("\u202E", "\u0085", "\n")
                                        .hasSizeLessThan(700));
        assertThat(fold.hears(bob)).allSatisfy(l -> assertThat(l).doesNotContain("\u202E"));
    }
}
