package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.Alert;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.Fact;
import dev.drover.model.InstanceId;
import dev.drover.model.view.LabelChange;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// When alerts fire, change and are over, case by case.
final class AlertRulesTest {
    private static final AlertLimits LIMITS =
            new AlertLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofDays(7));

    private final Herd herd = new Herd();
    private Held held = Held.NOTHING;
    private List<SelfFinding> findings = List.of();

    private InstanceId waits(long pid) {
        return herd.says(Herd.process(pid), "s" + pid, new Fact.Waiting("permission: Bash")).now();
    }

    private void look() {
        held =
                held.look(
                        findings.stream().map(SelfFinding::fingerprint).toList(),
                        herd.state.alerts(),
                        herd.now);
        herd.decide(AlertRules.judge(findings, List.of(), held, LIMITS));
    }

    private Alert only() {
        assertThat(herd.state.alerts().all()).hasSize(1);
        return herd.state.alerts().all().iterator().next();
    }

    private static SelfFinding finding(String name) {
        return new SelfFinding(
                name, AlertSeverity.CRITICAL, "Drover's database", "takes nothing", "7 MB", "");
    }

    @Test
    void aWaitFiresOnlyAfterItsTimeAndOnlyOnce() {
        InstanceId id = waits(1);
        herd.after(29);
        look();
        assertThat(herd.state.alerts().all()).isEmpty();
        herd.after(1);
        look();
        Alert alert = only();
        assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
        assertThat(alert.trouble().fingerprint()).isEqualTo("waiting/" + id);
        assertThat(alert.trouble().instance()).isEqualTo(id);
        assertThat(alert.trouble().place()).isEqualTo("instances/" + id);
        assertThat(alert.trouble().summary()).isEqualTo("waits for you: permission: Bash");
        assertThat(alert.trouble().evidence())
                .contains("Its hook told so.", "It works in /home/dev/shop.", "It is process 1.");
        herd.after(600);
        look();
        assertThat(herd.events).as("a look that finds nothing new").isZero();
    }

    @Test
    void anAnswerEndsTheAlertAtOnceWithoutALookAtTheOthers() {
        InstanceId id = waits(1);
        waits(2);
        herd.after(60);
        look();
        herd.says(Herd.process(1), "s1", new Fact.Working()).now();
        assertThat(AlertRules.concerns(herd.state, id, LIMITS)).isTrue();
        herd.decide(AlertRules.judge(Set.of(id), LIMITS));
        assertThat(herd.state.alerts().open()).hasSize(1);
        assertThat(herd.state.alerts().newest("waiting/" + id))
                .get()
                .satisfies(
                        a -> {
                            assertThat(a.status()).isEqualTo(AlertStatus.RESOLVED);
                            assertThat(a.resolution()).isEqualTo("It was answered.");
                        });
        assertThat(AlertRules.concerns(herd.state, id, LIMITS)).isFalse();
    }

    @Test
    void theNextWaitIsAnotherAlert() {
        InstanceId id = waits(1);
        herd.after(60);
        look();
        Alert first = only();
        herd.says(Herd.process(1), "s1", new Fact.Working()).now();
        herd.after(1);
        waits(1);
        look();
        assertThat(herd.state.alerts().open()).as("the new wait is young").isEmpty();
        herd.after(30);
        look();
        Alert second = herd.state.alerts().open("waiting/" + id).orElseThrow();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(herd.state.alerts().all()).hasSize(2);
    }

    @Test
    void whatAPersonClosedDoesNotFireAgainWhileItGoesOn() {
        InstanceId id = waits(1);
        herd.after(60);
        look();
        herd.decide(AlertRules.resolve(only().id().value()));
        herd.after(3_600);
        look();
        assertThat(only().resolution()).isEqualTo("Closed by hand.");
        herd.says(Herd.process(1), "s1", new Fact.Working()).now();
        herd.after(1);
        waits(1);
        herd.after(60);
        look();
        assertThat(herd.state.alerts().open("waiting/" + id)).isPresent();
    }

    @Test
    void anAcknowledgedAlertStaysSoUntilItIsOver() {
        waits(1);
        herd.after(60);
        look();
        String id = only().id().value();
        herd.decide(AlertRules.acknowledge(id.substring(0, 4)));
        assertThat(only().status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        herd.decide(AlertRules.acknowledge(id));
        assertThat(herd.events).as("a second time").isZero();
        herd.after(60);
        look();
        assertThat(only().status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        herd.decide(LifeRules.gone(List.of(Herd.process(1).key()), "process gone"));
        look();
        assertThat(only().status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(only().resolution()).isEqualTo("The instance ended.");
        assertThatThrownBy(() -> herd.decide(AlertRules.acknowledge(id)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("over already");
    }

    @Test
    void anotherNameChangesTheAlertAndKeepsItsPlace() {
        InstanceId id = waits(1);
        herd.after(60);
        look();
        Alert before = only();
        assertThat(before.trouble().title()).isEqualTo("claude-code in shop");
        herd.decide(
                LabelRules.label(
                        id.value(), new LabelChange("checkout\u202E", null, null, null, null)));
        look();
        assertThat(only().id()).isEqualTo(before.id());
        assertThat(only().firedAt()).isEqualTo(before.firedAt());
        assertThat(only().trouble().title()).isEqualTo("checkout\uFFFD");
    }

    @Test
    void aStaleInstanceFiresAfterItHasHeldAndIsOverWhenItIsHeardOf() {
        InstanceId id = herd.says(null, "s1", new Fact.Working()).now();
        herd.after(3_700);
        herd.decide(
                LifeRules.sweep(
                        Set.of(id), Map.of(), Set.of(), Duration.ofHours(1), Duration.ZERO));
        look();
        assertThat(herd.state.alerts().all()).isEmpty();
        herd.after(10);
        look();
        assertThat(only().trouble().kind()).isEqualTo(AlertKind.STALE);
        herd.decide(LifeRules.returned(id));
        look();
        assertThat(only().resolution()).isEqualTo("It was heard of again.");
    }

    @Test
    void aFindingAboutDroverItselfMustHoldAndSurvivesARestart() {
        findings = List.of(finding("database"));
        look();
        herd.after(5);
        look();
        assertThat(herd.state.alerts().all()).isEmpty();
        herd.after(5);
        look();
        Alert alert = only();
        assertThat(alert.trouble().severity()).isEqualTo(AlertSeverity.CRITICAL);
        assertThat(alert.trouble().evidence()).containsExactly("7 MB");
        herd.decide(AlertRules.acknowledge(alert.id().value()));

        held = Held.NOTHING; // what a restart forgets
        herd.after(100);
        look();
        assertThat(only().status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        findings = List.of();
        look();
        assertThat(only().resolution()).isEqualTo("It is well again.");
    }

    @Test
    void aFindingThatComesAndGoesBeginsItsTimeAnew() {
        findings = List.of(finding("database"));
        look();
        herd.after(9);
        findings = List.of();
        look();
        findings = List.of(finding("database"));
        herd.after(1);
        look();
        herd.after(9);
        look();
        assertThat(herd.state.alerts().all()).isEmpty();
    }

    @Test
    void resolvedAlertsAreForgottenInTime() {
        waits(1);
        herd.after(60);
        look();
        herd.decide(AlertRules.resolve(only().id().value()));
        herd.after(Duration.ofDays(7).toSeconds() - 1);
        look();
        assertThat(herd.state.alerts().all()).hasSize(1);
        herd.decide(LifeRules.gone(List.of(Herd.process(1).key()), "process gone"));
        herd.after(1);
        look();
        assertThat(herd.state.alerts().all()).isEmpty();
    }

    @Test
    void whatAPersonClosedIsRememberedForAsLongAsItGoesOn() {
        waits(1);
        herd.after(60);
        look();
        herd.decide(AlertRules.resolve(only().id().value()));
        herd.after(Duration.ofDays(30).toSeconds());
        look();
        look();
        assertThat(only().status()).isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void onlyTheLastThousandResolvedAlertsAreRemembered() {
        for (int i = 0; i < AlertRules.MOST_RESOLVED + 3; i++) {
            waits(1);
            herd.after(60);
            look();
            herd.says(Herd.process(1), "s1", new Fact.Working()).now();
            look();
        }
        look();
        assertThat(herd.state.alerts().all()).hasSize(AlertRules.MOST_RESOLVED);
        assertThat(
                        herd.state.alerts().all().stream()
                                .map(Alert::firedAt)
                                .min(java.time.Instant::compareTo))
                .get()
                .isEqualTo(Herd.START.plusSeconds(4 * 60L));
    }

    @Test
    void refusesAnIdThatFitsNothingOrSeveral() {
        for (long pid = 1; pid <= 40; pid++) {
            waits(pid);
        }
        herd.after(60);
        look();
        assertThatThrownBy(() -> herd.decide(AlertRules.acknowledge("zz")))
                .hasMessageContaining("No alert is called 'zz'");
        assertThatThrownBy(() -> herd.decide(AlertRules.acknowledge("")))
                .isInstanceOf(Refused.class);
        String twice =
                "0123456789abcdef"
                        .chars()
                        .mapToObj(Character::toString)
                        .filter(
                                c ->
                                        herd.state.alerts().all().stream()
                                                        .filter(a -> a.id().value().startsWith(c))
                                                        .count()
                                                > 1)
                        .findFirst()
                        .orElseThrow();
        assertThatThrownBy(() -> herd.decide(AlertRules.resolve(twice)))
                .hasMessageContaining("Give more of the id");
    }

    @Test
    void silencesEndByThemselvesAndRefuseWhatTheyCannotKeep() {
        herd.decide(SilenceRules.mute("waiting", Duration.ofHours(1)));
        herd.decide(SilenceRules.pause(Duration.ofMinutes(5)));
        assertThat(herd.state.silences().isMuted(AlertKind.WAITING, herd.now)).isTrue();
        herd.after(300);
        look();
        assertThat(herd.state.silences().pausedUntil()).isNull();
        herd.after(3_300);
        look();
        assertThat(herd.state.silences().muted()).isEmpty();
        assertThat(herd.decide(SilenceRules.resume())).isFalse();
        assertThatThrownBy(() -> herd.decide(SilenceRules.mute("noise", Duration.ofHours(1))))
                .hasMessageContaining(
                        "waiting, stale, duplicate, orphan, wal-growth, branch-conflict,");
        assertThatThrownBy(() -> herd.decide(SilenceRules.mute("stale", Duration.ofDays(31))))
                .hasMessageContaining("30 days");
        assertThatThrownBy(() -> herd.decide(SilenceRules.pause(Duration.ZERO)))
                .hasMessageContaining("1 second");
    }
}
