package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Alert;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.Fact;
import dev.drover.model.Place;
import dev.drover.model.ProcessKey;
import dev.drover.model.Trouble;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What was found of processes as alerts: when they fire, where they lead and when they are over.
final class ProcessTroublesTest {
    private static final Duration TEN = Duration.ofSeconds(10);
    private static final AlertLimits LIMITS = new AlertLimits(Duration.ZERO, TEN, TEN);

    private final Herd herd = new Herd();
    private Held held = Held.NOTHING;

    private static ProcessFinding finding(AlertKind kind, @Nullable ProcessKey process) {
        return new ProcessFinding(
                kind,
                AlertSeverity.WARNING,
                "npm:srv",
                "srv\u001b[2J",
                "runs twice",
                List.of("Process 7.", "x".repeat(999)),
                process == null ? null : new Place.Processes(process.toString()));
    }

    private void look(ProcessFinding... found) {
        List<ProcessFinding> findings = List.of(found);
        held =
                held.look(
                        Stream.of(found).map(ProcessFinding::fingerprint).toList(),
                        herd.state.alerts(),
                        herd.now);
        herd.decide(AlertRules.judge(List.of(), findings, held, LIMITS));
    }

    private Alert only() {
        assertThat(herd.state.alerts().all()).hasSize(1);
        return herd.state.alerts().all().iterator().next();
    }

    @Test
    void firesWhenItHasHeldAndLeadsToTheProcess() {
        ProcessFinding twice = finding(AlertKind.DUPLICATE, new ProcessKey("boot", 7, 99));
        look(twice);
        herd.after(9);
        look(twice);
        assertThat(herd.state.alerts().all()).isEmpty();
        herd.after(1);
        look(twice);

        Trouble trouble = only().trouble();
        assertThat(trouble.fingerprint()).isEqualTo("duplicate/npm:srv");
        assertThat(trouble.place()).isEqualTo("processes/7@99");
        assertThat(trouble.instance()).isNull();
        assertThat(trouble.title()).doesNotContain("\u001b");
        assertThat(trouble.evidence()).hasSize(2).allMatch(line -> line.length() <= 300);
        assertThat(trouble.since()).isEqualTo(herd.now.minusSeconds(10));
    }

    @Test
    void leadsNowhereWhereNoProcessIsMeant() {
        look(finding(AlertKind.WAL_GROWTH, null));
        herd.after(10);
        look(finding(AlertKind.WAL_GROWTH, null));
        assertThat(only().trouble().place()).isNull();
    }

    @Test
    void saysHowItWasOver() {
        for (AlertKind kind :
                List.of(AlertKind.DUPLICATE, AlertKind.ORPHAN, AlertKind.WAL_GROWTH)) {
            look(finding(kind, null));
            herd.after(10);
            look(finding(kind, null));
            herd.after(1);
            look();
            assertThat(only().status()).isEqualTo(AlertStatus.RESOLVED);
            assertThat(only().resolution())
                    .isEqualTo(
                            switch (kind) {
                                case DUPLICATE -> "There are not too many any more.";
                                case ORPHAN -> "They are gone.";
                                default -> "Its log was emptied.";
                            });
            herd.after(20);
            look();
            assertThat(herd.state.alerts().all()).as("forgotten in time").isEmpty();
        }
    }

    @Test
    void holdsSinceTheFirstOfTheLooksThatFoundIt() {
        Held once = Held.NOTHING.look(List.of("a"), herd.state.alerts(), herd.now);
        Held again = once.look(List.of("a", "b"), herd.state.alerts(), herd.now.plusSeconds(5));
        assertThat(again.holdsFor("a", TEN, herd.now.plusSeconds(10))).isTrue();
        assertThat(again.holdsFor("a", TEN, herd.now.plusSeconds(9))).isFalse();
        assertThat(again.holdsFor("b", TEN, herd.now.plusSeconds(10))).isFalse();
        assertThat(again.holdsFor("c", Duration.ZERO, herd.now)).isFalse();
        assertThat(again.since("c", herd.now)).isEqualTo(herd.now);
        Held gone = again.look(List.of("b"), herd.state.alerts(), herd.now.plusSeconds(6));
        assertThat(gone.since()).containsOnlyKeys("b");
        assertThat(gone.and(Held.NOTHING)).isSameAs(gone);
        assertThat(gone.and(once).since()).containsOnlyKeys("a", "b");
    }

    @Test
    void whatIsToldAlreadyHasItsBeginningFromItsAlert() {
        ProcessFinding twice = finding(AlertKind.DUPLICATE, null);
        look(twice);
        herd.after(10);
        look(twice);
        Held afterARestart =
                Held.NOTHING.look(
                        List.of(twice.fingerprint()), herd.state.alerts(), herd.now.plusSeconds(9));
        assertThat(afterARestart.since(twice.fingerprint(), herd.now))
                .isEqualTo(only().trouble().since());
    }

    @Test
    void severalQuestionsAreCountedAndOneIsNot() {
        herd.says(Herd.process(1), "s1", new Fact.Waiting("permission: Bash")).now();
        look();
        assertThat(only().trouble().evidence()).noneMatch(line -> line.contains("questions"));
    }
}
