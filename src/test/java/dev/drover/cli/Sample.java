package dev.drover.cli;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.Field;
import dev.drover.model.InstanceState;
import dev.drover.model.Source;
import dev.drover.model.Terminal;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.InstanceView;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A herd as people have it, for looking at tables.
final class Sample {
    static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");

    private Sample() {}

    static List<InstanceView> herd() {
        return List.of(
                instance("1f0c9a77", InstanceState.WAITING, 252, "Fix the login redirect")
                        .in("/home/dev/src/shop", "fix-login")
                        .because("permission: Bash")
                        .view(),
                instance("8be01d5c", InstanceState.WAITING, 31, "Rewrite the quick start")
                        .in("/home/dev/src/docs", "main")
                        .because("question: Keep the Docker example?")
                        .view(),
                instance("52aa07e1", InstanceState.BUSY, 3_900, "Rate limits for the public API")
                        .in("/home/dev/src/api", "feature/rate-limits-for-all-routes")
                        .view(),
                instance("c70d6b3f", InstanceState.BACKGROUND, 44, "Watch the nightly build")
                        .in("/home/dev/src/infra", "main")
                        .view(),
                instance("0d3e9f42", InstanceState.ERROR, 600, "Move invoices to the new schema")
                        .in("/home/dev/src/billing", "invoices-v2")
                        .because("rate_limit")
                        .view(),
                instance("aa10b2c3", InstanceState.IDLE, 90_000, null)
                        .in("/tmp/scratch", null)
                        .view());
    }

    static List<AlertView> alerts() {
        InstanceView waits = herd().getFirst();
        AlertView wait =
                new AlertView(
                        "1f0c9a77",
                        "waiting/" + waits.id(),
                        AlertKind.WAITING,
                        AlertSeverity.WARNING,
                        AlertStatus.FIRING,
                        "waiting",
                        "Fix the login redirect",
                        "waits for you: permission: Bash",
                        List.of("It asked: permission: Bash", "Its hook told so."),
                        waits.id(),
                        "instances/" + waits.id(),
                        NOW.minusSeconds(222),
                        null,
                        null,
                        null,
                        false);
        AlertView self =
                new AlertView(
                        "8be01d5c",
                        "self-check/database",
                        AlertKind.SELF_CHECK,
                        AlertSeverity.CRITICAL,
                        AlertStatus.ACKNOWLEDGED,
                        "self-check",
                        "Drover's database",
                        "takes no writes, so what happens now is kept in memory only; free some"
                                + " space or check permissions",
                        List.of("database: disk is full"),
                        null,
                        "alerts/8be01d5c",
                        NOW.minusSeconds(4_000),
                        NOW.minusSeconds(3_000),
                        null,
                        null,
                        true);
        AlertView over =
                new AlertView(
                        "52aa07e1",
                        "stale/" + waits.id(),
                        AlertKind.STALE,
                        AlertSeverity.WARNING,
                        AlertStatus.RESOLVED,
                        "stale",
                        "Rate limits for the public API",
                        "is silent, and its process cannot be seen",
                        List.of(),
                        waits.id(),
                        "instances/" + waits.id(),
                        NOW.minusSeconds(90_000),
                        null,
                        NOW.minusSeconds(80_000),
                        "It was heard of again.",
                        false);
        return List.of(self, wait, over);
    }

    static Draft instance(String id, InstanceState state, long seconds, @Nullable String name) {
        return new Draft(id, state, seconds, name);
    }

    static final class Draft {
        private final String id;
        private final InstanceState state;
        private final Instant since;
        private final @Nullable String name;
        private String root = "/home/dev/src/shop";
        private @Nullable String branch;
        private @Nullable String reason;

        private Draft(String id, InstanceState state, long seconds, @Nullable String name) {
            this.id = id;
            this.state = state;
            this.since = NOW.minus(Duration.ofSeconds(seconds));
            this.name = name;
        }

        Draft in(String directory, @Nullable String on) {
            root = directory;
            branch = on;
            return this;
        }

        Draft because(String why) {
            reason = why;
            return this;
        }

        InstanceView view() {
            boolean waits = state == InstanceState.WAITING;
            return new InstanceView(
                    "20261120_130000_4242_" + id,
                    id,
                    "claude-code",
                    4242L,
                    "61e05fb1-7d22-4b6c-b5e5-1f8a1bbfc885",
                    name,
                    List.of(),
                    null,
                    0,
                    null,
                    "ws-0123456789abcdef",
                    root,
                    root,
                    branch,
                    null,
                    state,
                    waits ? reason : null,
                    waits ? null : reason,
                    since,
                    NOW.minusSeconds(7_200),
                    null,
                    null,
                    NOW.minusSeconds(2),
                    Source.HOOK,
                    Map.of(Field.STATE, Source.HOOK, Field.PROCESS, Source.PROC),
                    List.of(),
                    new InstanceView.Agents(0, 3),
                    null,
                    null,
                    214_000_000L,
                    List.of(),
                    "2.1.197",
                    "claude-opus-4-8",
                    new Terminal("/dev/pts/3", null, "%4", "tmux", null, null, null, null, null));
        }
    }
}
