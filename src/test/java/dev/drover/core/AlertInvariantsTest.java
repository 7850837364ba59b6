package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Alert;
import dev.drover.model.AlertId;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.Fact;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Whatever happens and in whatever order, alerts keep their grammar.
final class AlertInvariantsTest {
    private static final AlertLimits LIMITS =
            new AlertLimits(Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofMinutes(10));

    enum Deed {
        WAITS,
        WORKS,
        DIES,
        FAILS_ITSELF,
        RECOVERS,
        LOOK,
        GLANCE,
        ACKNOWLEDGE,
        RESOLVE,
        RESTART
    }

    record Step(Deed deed, int pid, int seconds) {}

    private Herd herd = new Herd();
    private Map<AlertId, AlertStatus> seen = new HashMap<>();
    private Held held = Held.NOTHING;
    private List<SelfFinding> findings = List.of();

    /// All tries of a property share this object.
    @BeforeTry
    void begin() {
        herd = new Herd();
        seen = new HashMap<>();
        held = Held.NOTHING;
        findings = List.of();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Deed.class),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 40))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 1_000)
    void alertsKeepTheirGrammar(@ForAll("steps") List<Step> steps) {
        for (Step step : steps) {
            herd.after(step.seconds());
            play(step);
            oneOpenAlertAFingerprint();
            noneComesBack();
            everyAlertRestsOnWhatIsSo(step.deed());
        }
        look();
        look();
        assertThat(herd.events).as("a second look at the same").isZero();
    }

    private void play(Step step) {
        var process = Herd.process(step.pid());
        String session = "s" + step.pid();
        switch (step.deed()) {
            case WAITS -> herd.says(process, session, new Fact.Waiting("permission")).tell();
            case WORKS -> herd.says(process, session, new Fact.Working()).tell();
            case DIES -> herd.decide(LifeRules.gone(List.of(process.key()), "gone"));
            case FAILS_ITSELF -> findings = List.of(finding());
            case RECOVERS -> findings = List.of();
            case LOOK -> look();
            case GLANCE -> glance();
            case ACKNOWLEDGE -> open().ifPresent(a -> herd.decide(AlertRules.acknowledge(a)));
            case RESOLVE -> open().ifPresent(a -> herd.decide(AlertRules.resolve(a)));
            case RESTART -> held = Held.NOTHING;
        }
    }

    private java.util.Optional<String> open() {
        return herd.state.alerts().open().stream().map(a -> a.id().value()).sorted().findFirst();
    }

    private static SelfFinding finding() {
        return new SelfFinding("database", AlertSeverity.CRITICAL, "Database", "full", "", "");
    }

    private void look() {
        held =
                held.look(
                        findings.stream().map(SelfFinding::fingerprint).toList(),
                        herd.state.alerts(),
                        herd.now);
        herd.decide(AlertRules.judge(findings, List.of(), held, LIMITS));
    }

    private void glance() {
        Set<InstanceId> all =
                herd.state.instances().all().stream()
                        .map(i -> i.id())
                        .filter(id -> AlertRules.concerns(herd.state, id, LIMITS))
                        .collect(Collectors.toSet());
        herd.decide(AlertRules.judge(all, LIMITS));
    }

    private void oneOpenAlertAFingerprint() {
        assertThat(herd.state.alerts().open().stream().map(a -> a.trouble().fingerprint()).toList())
                .doesNotHaveDuplicates();
        herd.state
                .alerts()
                .open()
                .forEach(
                        a ->
                                assertThat(herd.state.alerts().open(a.trouble().fingerprint()))
                                        .contains(a));
    }

    /// FIRING, ACKNOWLEDGED, RESOLVED: never a step back.
    private void noneComesBack() {
        for (Alert alert : herd.state.alerts().all()) {
            AlertStatus before = seen.put(alert.id(), alert.status());
            if (before != null) {
                assertThat(alert.status()).isGreaterThanOrEqualTo(before);
            }
        }
    }

    private void everyAlertRestsOnWhatIsSo(Deed deed) {
        if (deed != Deed.LOOK) {
            return;
        }
        for (Alert alert : herd.state.alerts().open()) {
            InstanceId about = alert.trouble().instance();
            if (about == null) {
                assertThat(findings).isNotEmpty();
            } else {
                assertThat(herd.get(about).state()).isEqualTo(InstanceState.WAITING);
                assertThat(herd.get(about).since()).isEqualTo(alert.trouble().since());
            }
            assertThat(alert.firedAt()).isAfterOrEqualTo(alert.trouble().since().plusSeconds(10));
        }
    }
}
