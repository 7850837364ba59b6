package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.EndingCause;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Whatever the process table says, and be it nonsense: nothing ends that should live, and all else
/// that is wanted does.
final class EndingInvariantsTest {
    private static final long FIRST = 2;

    /// One process of a random tree.
    ///
    /// @param parent index of any other, itself, or none
    /// @param kind what is odd about it; most are ordinary
    /// @param wanted 0 is, 1 is under another start, all else is not
    record Node(int parent, int start, Kind kind, int wanted, int seconds, EndingCause cause) {}

    enum Kind {
        ORDINARY,
        FOREIGN,
        OWNER_UNKNOWN,
        UNREADABLE,
        GROUPS_UNKNOWN,
        UNLOOKED,
        SERVICE,
        SUPERVISOR,
        INSTANCE,
        ENDED_INSTANCE,
        AGENT
    }

    @Provide
    Arbitrary<List<Node>> trees() {
        Arbitrary<Kind> kinds =
                Arbitraries.frequencyOf(
                        Tuple.of(12, Arbitraries.just(Kind.ORDINARY)),
                        Tuple.of(5, Arbitraries.of(Kind.class)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 60),
                        kinds,
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 120),
                        Arbitraries.of(EndingCause.class))
                .as(Node::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 1_000)
    void nothingThatShouldLiveIsInThePlan(
            @ForAll("trees") List<Node> nodes, @ForAll @IntRange(max = 39) int self) {
        ProcessForest forest = forest(nodes, self);
        Set<ProcessKey> mustLive = mustLive(forest, nodes);
        for (boolean automatic : new boolean[] {false, true}) {
            EndingPlan plan = EndingRules.plan(forest.scene(automatic));
            assertThat(plan.keys()).doesNotHaveDuplicates().doesNotContainAnyElementsOf(mustLive);
            assertThat(plan.keys()).allMatch(k -> reached(forest, k, plan));
            for (int i = 0; i < plan.ends().size(); i++) {
                ProcessFacts process = plan.ends().get(i).process();
                assertThat(plan.keys().subList(0, i))
                        .as("before what %s started", process.key())
                        .noneMatch(k -> isAbove(forest, k, process.key()));
            }
            assertThat(plan).isEqualTo(EndingRules.plan(forest.scene(automatic)));
        }
    }

    @Property(tries = 1_000)
    void allElseThatIsWantedIs(
            @ForAll("trees") List<Node> nodes, @ForAll @IntRange(max = 39) int self) {
        ProcessForest forest = forest(nodes, self);
        Set<ProcessKey> mustLive = mustLive(forest, nodes);
        EndingPlan plan = forest.plan();
        for (ProcessFacts facts : forest.processes.values()) {
            boolean wanted = forest.wanted.stream().anyMatch(c -> c.process().equals(facts.key()));
            boolean belowAnEnd =
                    above(forest, facts.key()).stream()
                            .findFirst()
                            .filter(plan.keys()::contains)
                            .isPresent();
            assertThat(plan.keys().contains(facts.key()))
                    .isEqualTo(!mustLive.contains(facts.key()) && (wanted || belowAnEnd));
        }
    }

    @Property(tries = 1_000)
    void withoutAPersonLessEndsAndNothingYoungOrSeenOnce(
            @ForAll("trees") List<Node> nodes, @ForAll @IntRange(max = 39) int self) {
        ProcessForest forest = forest(nodes, self);
        List<ProcessKey> automatic = forest.automaticPlan().keys();
        assertThat(forest.plan().keys()).containsAll(automatic);
        for (ProcessKey key : automatic) {
            EndingScene.Detail detail = Objects.requireNonNull(forest.details.get(key));
            assertThat(detail.age()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
            assertThat(detail.watched()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        }
    }

    private static ProcessForest forest(List<Node> nodes, int self) {
        ProcessForest forest = new ProcessForest();
        for (int i = 0; i < nodes.size(); i++) {
            add(forest, i, nodes.get(i));
        }
        long pid = FIRST + self;
        if (forest.processes.containsKey(pid)) {
            forest.self = forest.at(pid).key();
        }
        return forest;
    }

    private static void add(ProcessForest forest, int index, Node node) {
        long pid = FIRST + index;
        // An instance's process is known by the key that the forest gives it.
        boolean told = node.kind == Kind.INSTANCE || node.kind == Kind.ENDED_INSTANCE;
        ProcessKey key = told ? ProcessForest.key(pid) : ProcessForest.key(pid, node.start * 10L);
        long uid =
                switch (node.kind) {
                    case FOREIGN -> 0;
                    case OWNER_UNKNOWN -> -1;
                    default -> ProcessForest.ME;
                };
        String program = node.kind == Kind.UNREADABLE ? null : "/usr/bin/node";
        forest.process(key, FIRST - 1 + node.parent, uid, program, 1L);
        String groups =
                switch (node.kind) {
                    case GROUPS_UNKNOWN -> null;
                    case SERVICE -> "0::/user.slice/user@1000.service/app.slice/x.service";
                    default -> ProcessForest.SCOPE;
                };
        forest.detail(
                key,
                groups,
                node.kind == Kind.SUPERVISOR,
                Duration.ofSeconds(node.seconds),
                Duration.ofSeconds(node.seconds / 4));
        switch (node.kind) {
            case UNLOOKED -> forest.details.remove(key);
            case INSTANCE -> forest.instance(pid, true);
            case ENDED_INSTANCE -> forest.instance(pid, false);
            case AGENT -> forest.agents.add(key);
            default -> {}
        }
        if (node.wanted == 0) {
            forest.want(key, node.cause);
        } else if (node.wanted == 1) {
            forest.want(new ProcessKey(key.boot(), key.pid(), key.start() + 1), node.cause);
        }
    }

    /// By the words of the rule, step by step and without the code under test.
    private static Set<ProcessKey> mustLive(ProcessForest forest, List<Node> nodes) {
        Set<ProcessKey> live = new HashSet<>();
        live.add(ProcessForest.key(1));
        live.add(forest.self);
        live.addAll(above(forest, forest.self));
        for (int i = 0; i < nodes.size(); i++) {
            ProcessKey key = forest.at(FIRST + i).key();
            switch (nodes.get(i).kind) {
                case ORDINARY, ENDED_INSTANCE -> {}
                case INSTANCE, AGENT -> {
                    live.add(key);
                    live.addAll(above(forest, key));
                }
                default -> live.add(key);
            }
        }
        return live;
    }

    /// In a circle, which no real table has, each is above the other, and so none is.
    private static boolean isAbove(ProcessForest forest, ProcessKey upper, ProcessKey lower) {
        return above(forest, lower).contains(upper) && !above(forest, upper).contains(lower);
    }

    /// Nearest first.
    private static List<ProcessKey> above(ProcessForest forest, ProcessKey key) {
        Set<ProcessKey> found = new LinkedHashSet<>();
        Optional<ProcessFacts> next = parent(forest, forest.at(key.pid()));
        while (next.isPresent() && !next.get().key().equals(key)) {
            if (!found.add(next.get().key())) {
                break;
            }
            next = parent(forest, next.get());
        }
        return List.copyOf(found);
    }

    private static Optional<ProcessFacts> parent(ProcessForest forest, ProcessFacts of) {
        return Optional.ofNullable(forest.processes.get(of.parent()))
                .filter(p -> p.key().start() <= of.key().start());
    }

    private static boolean reached(ProcessForest forest, ProcessKey key, EndingPlan plan) {
        boolean wanted = forest.wanted.stream().anyMatch(c -> c.process().equals(key));
        return wanted
                || above(forest, key).stream()
                        .findFirst()
                        .filter(plan.keys()::contains)
                        .isPresent();
    }
}
