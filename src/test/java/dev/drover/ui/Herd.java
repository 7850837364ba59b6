package dev.drover.ui;

import dev.drover.model.Field;
import dev.drover.model.InstanceState;
import dev.drover.model.Source;
import dev.drover.model.Terminal;
import dev.drover.model.WorkspaceId;
import dev.drover.model.view.Health;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Overview;
import dev.drover.ui.page.Snapshot;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A made-up herd for tests and pictures.
public final class Herd {
    public static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");

    private Herd() {}

    public static Animal animal(int number) {
        return new Animal(number);
    }

    public static List<InstanceView> rich() {
        return List.of(
                        animal(1)
                                .named("checkout-flow")
                                .in("storefront", "feat/checkout")
                                .busy(48)
                                .mb(412),
                        animal(2)
                                .named("flaky tests")
                                .in("payments-api", "fix/flaky-retries")
                                .waiting("permission: Bash", 264)
                                .mb(688),
                        animal(3)
                                .agent("codex")
                                .named("schema review")
                                .in("warehouse", "main")
                                .idle(1_260)
                                .mb(233),
                        animal(4)
                                .named("docs-sweep")
                                .in("handbook", "docs/sweep")
                                .state(InstanceState.BACKGROUND, "2 tasks still run", 95)
                                .mb(358),
                        animal(5)
                                .agent("gemini")
                                .in("storefront", "perf/images")
                                .waiting("question: which breakpoint?", 31)
                                .mb(512),
                        animal(6)
                                .named("release notes")
                                .in("handbook", "main")
                                .state(InstanceState.ERROR, "rate limited by the provider", 540)
                                .mb(301),
                        animal(7)
                                .named("ledger-migration")
                                .in("ledger", "db/v12")
                                .busy(7)
                                .mb(1_270),
                        animal(8).agent("opencode").named("spike").in("sandbox", null).idle(8_200),
                        animal(9)
                                .named("search ranking")
                                .in("payments-api", "feat/ranking-signals-second-attempt")
                                .busy(182)
                                .mb(604),
                        animal(10)
                                .agent("copilot")
                                .named("lint")
                                .in("warehouse", "chore/lint")
                                .idle(300)
                                .mb(190),
                        animal(11)
                                .named("nightly triage")
                                .in("ledger", "main")
                                .state(InstanceState.STALE, null, 7_900))
                .stream()
                .map(Animal::view)
                .toList();
    }

    public static Overview overview(List<InstanceView> instances, String... notices) {
        Map<InstanceState, Integer> states = new EnumMap<>(InstanceState.class);
        instances.forEach(i -> states.merge(i.state(), 1, Integer::sum));
        return new Overview(
                (int) instances.stream().filter(i -> i.state().isLive()).count(),
                states,
                instances.stream().filter(i -> i.state() == InstanceState.WAITING).toList(),
                List.of(notices));
    }

    public static Health health(boolean ok) {
        return new Health(
                ok ? "ok" : "degraded",
                "0.1.0",
                "run-1",
                1,
                3_600,
                ok,
                47310,
                Map.of("database", new Health.Check(ok, ok ? "12 ms" : "the disk is full")));
    }

    public static Snapshot snapshot(List<InstanceView> instances, String... notices) {
        return new Snapshot(
                instances, overview(instances, notices), health(notices.length == 0), NOW);
    }

    /// One instance under construction; every step answers a changed copy.
    public record Animal(
            int number,
            String agent,
            @Nullable String name,
            String root,
            @Nullable String branch,
            InstanceState state,
            @Nullable String waitingFor,
            @Nullable String detail,
            long secondsInState,
            @Nullable Long memory) {

        Animal(int number) {
            this(
                    number,
                    "claude-code",
                    null,
                    "/home/ada/src/drover",
                    "main",
                    InstanceState.IDLE,
                    null,
                    null,
                    60,
                    null);
        }

        public Animal agent(String to) {
            return new Animal(
                    number,
                    to,
                    name,
                    root,
                    branch,
                    state,
                    waitingFor,
                    detail,
                    secondsInState,
                    memory);
        }

        public Animal named(@Nullable String to) {
            return new Animal(
                    number,
                    agent,
                    to,
                    root,
                    branch,
                    state,
                    waitingFor,
                    detail,
                    secondsInState,
                    memory);
        }

        public Animal in(String project, @Nullable String onBranch) {
            return new Animal(
                    number,
                    agent,
                    name,
                    "/home/ada/src/" + project,
                    onBranch,
                    state,
                    waitingFor,
                    detail,
                    secondsInState,
                    memory);
        }

        public Animal busy(long seconds) {
            return state(InstanceState.BUSY, null, seconds);
        }

        public Animal idle(long seconds) {
            return state(InstanceState.IDLE, null, seconds);
        }

        public Animal ended() {
            return state(InstanceState.ENDED, null, 30);
        }

        public Animal state(InstanceState to, @Nullable String words, long seconds) {
            return new Animal(number, agent, name, root, branch, to, null, words, seconds, memory);
        }

        public Animal waiting(String reason, long seconds) {
            return new Animal(
                    number,
                    agent,
                    name,
                    root,
                    branch,
                    InstanceState.WAITING,
                    reason,
                    null,
                    seconds,
                    memory);
        }

        public Animal mb(long megabytes) {
            return new Animal(
                    number,
                    agent,
                    name,
                    root,
                    branch,
                    state,
                    waitingFor,
                    detail,
                    secondsInState,
                    megabytes << 20);
        }

        public String id() {
            return "20261120_101500_%d_%08x".formatted(4_000 + number, 0xabc00000 + number);
        }

        public InstanceView view() {
            return new InstanceView(
                    id(),
                    id().substring(id().length() - 8),
                    agent,
                    4_000L + number,
                    "7d2f61aa-0000-4000-8000-%012d".formatted(number),
                    name,
                    List.of(),
                    null,
                    0,
                    null,
                    WorkspaceId.of(root).value(),
                    root,
                    root,
                    branch,
                    null,
                    state,
                    waitingFor,
                    detail,
                    NOW.minusSeconds(secondsInState),
                    NOW.minus(Duration.ofMinutes(100L + number)),
                    state.isLive() ? null : NOW.minusSeconds(secondsInState),
                    state.isLive() ? null : "logout",
                    NOW.minusSeconds(Math.min(secondsInState, 3 + number)),
                    state == InstanceState.STALE ? Source.REGISTRY : Source.HOOK,
                    Map.of(
                            Field.STATE,
                            Source.HOOK,
                            Field.PROCESS,
                            Source.PROC,
                            Field.SESSION,
                            Source.HOOK),
                    number % 3 == 0 ? List.of(3_000 + number) : List.of(),
                    new InstanceView.Agents(number % 3, number),
                    new InstanceView.Tokens(
                            210_000L, 18_400L, null, null, 84_000L + number * 1_000L, 200_000L),
                    0.35 * number,
                    memory,
                    List.of(),
                    agent.equals("claude-code") ? "2.1.197" : null,
                    agent.equals("claude-code") ? "opus" : null,
                    new Terminal(
                            "/dev/pts/" + number, null, null, null, null, null, null, null, null));
        }
    }
}
