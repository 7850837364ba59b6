package dev.drover.ui.alerts;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Overview;
import dev.drover.ui.Herd;
import dev.drover.ui.page.Snapshot;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Made-up alerts for tests and pictures, hostile and long ones among them.
final class HerdAlerts {
    private HerdAlerts() {}

    static AlertView waiting(int number, String title, String reason, long seconds) {
        String instance = Herd.animal(number).id();
        return new AlertView(
                "a000000" + number,
                "waiting/" + instance,
                AlertKind.WAITING,
                AlertSeverity.WARNING,
                AlertStatus.FIRING,
                "waiting",
                title,
                "waits for you: " + reason,
                List.of(
                        "It asked: " + reason,
                        "Its hook told so.",
                        "It works in /home/ada/src/payments-api on branch fix/flaky-retries.",
                        "It is process 4002."),
                instance,
                "instances/" + instance,
                Herd.NOW.minusSeconds(seconds),
                null,
                null,
                null,
                false);
    }

    static AlertView self(String id, AlertSeverity severity, String title, String summary) {
        return new AlertView(
                id,
                "self-check/" + id,
                AlertKind.SELF_CHECK,
                severity,
                AlertStatus.FIRING,
                "self-check",
                title,
                summary,
                List.of("database: takes no writes; events wait in memory"),
                null,
                "alerts/" + id,
                Herd.NOW.minusSeconds(95),
                null,
                null,
                null,
                false);
    }

    static AlertView lostHooks() {
        return new AlertView(
                "c0f16000",
                "config//home/ada/.claude/settings.json",
                AlertKind.CONFIG,
                AlertSeverity.WARNING,
                AlertStatus.FIRING,
                "config",
                "~/.claude/settings.json",
                "has lost hooks of Drover and lint-on-save.sh, so it hears of agents late or not"
                        + " at all",
                List.of(
                        "Drover: Notification, PermissionRequest, SessionStart, Stop",
                        "lint-on-save.sh: PostToolUse",
                        "Bring it back with `drover guard restore 5f0c11aa`.",
                        "If it is meant so: `drover guard accept ~/.claude/settings.json`."),
                null,
                "alerts/c0f16000",
                Herd.NOW.minusSeconds(40),
                null,
                null,
                null,
                false);
    }

    static AlertView acknowledged(AlertView a) {
        return with(a, AlertStatus.ACKNOWLEDGED, Herd.NOW.minusSeconds(20), null, null, a.muted());
    }

    static AlertView muted(AlertView a) {
        return with(a, a.status(), a.acknowledgedAt(), null, null, true);
    }

    static AlertView over(AlertView a, long seconds, String how) {
        Instant at = Herd.NOW.minusSeconds(seconds);
        return with(a, AlertStatus.RESOLVED, a.acknowledgedAt(), at, how, false);
    }

    private static AlertView with(
            AlertView a,
            AlertStatus status,
            @Nullable Instant known,
            @Nullable Instant over,
            @Nullable String how,
            boolean muted) {
        return new AlertView(
                a.id(),
                a.fingerprint(),
                a.kind(),
                a.severity(),
                status,
                a.group(),
                a.title(),
                a.summary(),
                a.evidence(),
                a.instance(),
                a.place(),
                a.since(),
                known,
                over,
                how,
                muted);
    }

    static List<AlertView> rich() {
        return List.of(
                self(
                        "d15c0001",
                        AlertSeverity.CRITICAL,
                        "Drover's database",
                        "takes no writes, so what happens now is kept in memory only; free some"
                                + " space or check permissions"),
                waiting(2, "flaky tests", "permission: Bash", 264),
                waiting(5, "gemini in storefront", "question: which breakpoint?", 91),
                acknowledged(waiting(7, "ledger-migration", "permission: Edit", 3_900)),
                waiting(
                        8,
                        "\u202Eevil\u202C \u001B[2J\n" + "a name that never ends ".repeat(40),
                        "permission: " + "rm -rf ./build && ".repeat(30),
                        44),
                waiting(9, "検索ランキング 🐑 بحث", "質問: どの指標を使いますか？", 40),
                self(
                        "d15c0002",
                        AlertSeverity.NOTICE,
                        "Drover's settings",
                        "/home/ada/.config/drover/settings.json cannot be used: line 3, column 9:"
                                + " unexpected end. Until it is corrected, its settings do not"
                                + " count."));
    }

    static List<AlertView> history() {
        return List.of(
                over(waiting(1, "checkout-flow", "permission: Bash", 900), 640, "It was answered."),
                over(
                        acknowledged(waiting(4, "docs-sweep", "question: keep it?", 9_000)),
                        7_300,
                        "The instance ended."),
                over(
                        self(
                                "d15c0003",
                                AlertSeverity.WARNING,
                                "Drover's process-watcher",
                                "has had no success for long"),
                        80_000,
                        "It is well again."));
    }

    static Snapshot snapshot(
            List<InstanceView> instances, List<AlertView> alerts, @Nullable Instant pausedUntil) {
        Overview plain = Herd.overview(instances);
        return new Snapshot(
                instances,
                new Overview(
                        plain.live(),
                        plain.states(),
                        plain.waiting(),
                        plain.notices(),
                        alerts,
                        pausedUntil),
                Herd.health(true),
                Herd.NOW);
    }
}
