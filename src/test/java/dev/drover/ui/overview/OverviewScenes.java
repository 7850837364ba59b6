package dev.drover.ui.overview;

import static dev.drover.ui.Herd.NOW;
import static dev.drover.ui.Herd.animal;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.InstanceState;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Overview;
import dev.drover.model.view.StateHistory;
import dev.drover.ui.Herd;
import dev.drover.ui.page.Snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Snapshots and histories for the Overview, from nobody to a thousand.
public final class OverviewScenes {
    static final String HOSTILE =
            "\u202eevil\u0000\n\tname \u2066" + "x".repeat(10_000) + " 👩‍💻 <b>bold</b>";

    private OverviewScenes() {}

    public static Snapshot of(List<InstanceView> instances, AlertView... alerts) {
        Overview plain = Herd.overview(instances);
        return new Snapshot(
                instances,
                new Overview(
                        plain.live(),
                        plain.states(),
                        plain.waiting(),
                        List.of(),
                        List.of(alerts),
                        null),
                Herd.health(true),
                NOW);
    }

    static AlertView alert(
            int number, AlertSeverity severity, AlertStatus status, String title, String summary) {
        return new AlertView(
                "%08x".formatted(0xa1e70000 + number),
                "waiting/" + number,
                AlertKind.WAITING,
                severity,
                status,
                "waiting",
                title,
                summary,
                List.of(),
                null,
                "alerts",
                NOW.minusSeconds(90L * number),
                null,
                null,
                null,
                false);
    }

    public static Snapshot everyday() {
        return of(
                Herd.rich(),
                alert(
                        3,
                        AlertSeverity.WARNING,
                        AlertStatus.FIRING,
                        "flaky tests",
                        "Waits for you since 14:25: permission: Bash"),
                alert(
                        80,
                        AlertSeverity.WARNING,
                        AlertStatus.ACKNOWLEDGED,
                        "nightly triage",
                        "Silent for 2 h, and its process cannot be seen"));
    }

    public static List<InstanceView> many(int count) {
        List<InstanceView> many = new ArrayList<>();
        InstanceState[] states = InstanceState.values();
        for (int i = 1; i <= count; i++) {
            Herd.Animal one = animal(i).in("project-" + i % 17, "feat/" + i).mb(100 + i % 900);
            many.add(
                    (i % 5 == 0
                                    ? one.named("agent " + i).waiting("permission: Edit", 10L * i)
                                    : one.named("agent " + i)
                                            .state(states[i % 2 == 0 ? 0 : 2], null, 5L * i))
                            .view());
        }
        return many;
    }

    public static Snapshot hostile() {
        List<InstanceView> bad = new ArrayList<>(Herd.rich());
        bad.add(animal(40).named(HOSTILE).in(HOSTILE, HOSTILE).waiting(HOSTILE, 86_400).view());
        bad.add(animal(41).named(HOSTILE).mb(9_000_000).view());
        return of(bad, alert(1, AlertSeverity.CRITICAL, AlertStatus.FIRING, HOSTILE, HOSTILE));
    }

    /// Names as people give them who like sentences, and the widest letters there are.
    public static Snapshot longNames() {
        List<InstanceView> herd = new ArrayList<>(Herd.rich());
        String sentence = "Rewrite the checkout so that vouchers survive a reload of the page";
        String branch = "feature/checkout-vouchers-that-survive-a-reload-of-the-page";
        String question = "question: Shall I keep the old voucher table for one more release?";
        herd.add(
                animal(31)
                        .named(sentence)
                        .in("storefront-with-a-long-name", branch)
                        .waiting(question, 93_784)
                        .mb(2_048)
                        .view());
        herd.add(
                animal(32)
                        .named("W".repeat(60))
                        .in("W".repeat(60), "W".repeat(60))
                        .waiting("permission: " + "W".repeat(80), 4_000)
                        .mb(1_024)
                        .view());
        return of(
                herd,
                alert(1, AlertSeverity.CRITICAL, AlertStatus.FIRING, sentence, question),
                alert(
                        2,
                        AlertSeverity.WARNING,
                        AlertStatus.FIRING,
                        "W".repeat(60),
                        "W".repeat(90)));
    }

    /// An hour in which agents come, work, wait and go.
    public static StateHistory hour(int herd) {
        Random random = new Random(7);
        List<StateHistory.Step> steps = new ArrayList<>();
        Instant from = NOW.minus(Duration.ofHours(1));
        for (int minute = 0; minute < 60; minute++) {
            int grown = Math.max(1, herd * (minute + 20) / 80);
            int waiting = herd < 3 ? minute % 9 / 7 : random.nextInt(1 + grown / 3);
            int busy = Math.min(grown - waiting, grown / 2 + random.nextInt(1 + grown / 5));
            Map<InstanceState, Integer> counts = new EnumMap<>(InstanceState.class);
            put(counts, InstanceState.WAITING, waiting);
            put(counts, InstanceState.BUSY, busy);
            put(counts, InstanceState.ERROR, minute > 30 && minute < 44 && herd > 3 ? 1 : 0);
            put(counts, InstanceState.IDLE, Math.max(0, grown - waiting - busy));
            steps.add(new StateHistory.Step(from.plusSeconds(60L * minute), Map.copyOf(counts)));
        }
        return new StateHistory(from, NOW, steps);
    }

    private static void put(Map<InstanceState, Integer> counts, InstanceState state, int number) {
        if (number > 0) {
            counts.put(state, number);
        }
    }
}
