package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Fact;
import dev.drover.model.Instance;
import dev.drover.model.InstanceState;
import dev.drover.model.ProcessFacts;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whatever agents say and in whatever order, the herd stays whole.
final class HerdInvariantsTest {

    /// One step: who speaks, what it says, in which subagent, with which tool; or an ended process.
    record Step(
            int process,
            String session,
            Fact fact,
            @Nullable String subagent,
            @Nullable String tool,
            boolean dies) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Fact> facts =
                Arbitraries.of(
                        new Fact.SessionOpened(Fact.Opening.STARTUP),
                        new Fact.SessionOpened(Fact.Opening.CLEAR),
                        new Fact.SessionOpened(Fact.Opening.COMPACT),
                        new Fact.SessionClosed("clear", false),
                        new Fact.SessionClosed("other", true),
                        new Fact.Working(),
                        new Fact.Waiting("permission"),
                        new Fact.Finished(0),
                        new Fact.Finished(2),
                        new Fact.Failed("error"),
                        new Fact.CompactionStarted(),
                        new Fact.CompactionEnded(),
                        new Fact.SubagentStarted("a"),
                        new Fact.SubagentStopped("a", 0),
                        new Fact.SubagentStopped("b", -1));
        Arbitrary<Step> step =
                Combinators.combine(
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.of("s1", "s2", "s3"),
                                facts,
                                Arbitraries.of("a", "b").injectNull(0.6),
                                Arbitraries.of("Bash", "Read").injectNull(0.5),
                                Arbitraries.of(false, false, false, false, true))
                        .as(Step::new);
        return step.list().ofMaxSize(40);
    }

    @Property(tries = 1_000)
    void theHerdStaysWhole(@ForAll("steps") List<Step> steps) {
        Herd herd = new Herd();
        for (Step step : steps) {
            herd.after(3);
            play(herd, step);
            herd.state.instances().all().forEach(i -> wellFormed(herd, i));
            oneRowAProcess(herd);
        }
        herd.after(7_200).decide(LifeRules.forget(Duration.ofHours(1), true));
        assertThat(herd.state.instances().all()).allMatch(Instance::isLive);
        assertThat(herd.state.sessions().keySet())
                .allMatch(key -> herd.state.instances().get(key.instance()).isPresent());
    }

    @Property(tries = 300)
    void sayingTheSameTwiceTellsNothingNew(@ForAll("steps") List<Step> steps) {
        Herd herd = new Herd();
        steps.forEach(step -> play(herd, step));
        // The same word at the same time: no event, so no write and no news.
        for (Fact fact : List.of(new Fact.Working(), new Fact.Finished(0), new Fact.Failed("x"))) {
            herd.says(Herd.process(1), "s1", fact).tell();
            herd.says(Herd.process(1), "s1", fact).tell();
            assertThat(herd.events).as("second %s", fact).isZero();
        }
    }

    private static void play(Herd herd, Step step) {
        ProcessFacts process = step.process() == 0 ? null : Herd.process(step.process());
        if (step.dies() && process != null) {
            herd.decide(LifeRules.gone(List.of(process.key()), "process gone"));
            return;
        }
        Herd.Said said = herd.says(process, step.session(), step.fact());
        if (step.subagent() != null) {
            said.in(step.subagent());
        }
        if (step.tool() != null) {
            said.using(step.tool(), null);
        }
        said.tell();
    }

    private static void wellFormed(Herd herd, Instance instance) {
        boolean waits = !instance.activity().waits().isEmpty();
        if (instance.isLive()) {
            assertThat(instance.state() == InstanceState.WAITING).isEqualTo(waits);
        } else {
            assertThat(instance.subagents().live()).isEmpty();
        }
        assertThat(instance.subagents().ever())
                .isGreaterThanOrEqualTo(instance.subagents().live().size());
        assertThat(instance.since()).isBeforeOrEqualTo(herd.now);
        assertThat(herd.state.workspaces()).containsKey(instance.location().workspace());
        if (instance.process() != null) {
            assertThat(herd.state.instances().ofProcess(instance.process()))
                    .map(Instance::process)
                    .contains(instance.process());
        }
    }

    private static void oneRowAProcess(Herd herd) {
        Map<Optional<Object>, Long> live =
                herd.state.instances().all().stream()
                        .filter(i -> i.isLive() && i.process() != null)
                        .collect(
                                Collectors.groupingBy(
                                        i -> Optional.ofNullable(i.process()),
                                        Collectors.counting()));
        assertThat(Set.copyOf(live.values())).isSubsetOf(Set.of(1L));
    }
}
