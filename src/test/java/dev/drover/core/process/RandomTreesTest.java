package dev.drover.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.ProcessFacts;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.ProcessNode;
import dev.drover.model.process.ProcessTraits;
import dev.drover.model.process.ProcessTree;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Whatever runs below whatever: nobody who lives, serves or belongs to somebody else is ever taken
/// for an orphan, everything is shown once, and it always comes to an end.
final class RandomTreesTest {
    private final List<InstanceId> sessions = new ArrayList<>();

    @Property(tries = 1_000)
    void nothingThatShouldLiveIsAnOrphan(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        Scene scene = scene(random);
        ProcessTree tree = scene.tree();
        Forest forest = new Forest(scene.processes.values());
        List<ProcessNode> shown = tree.stream().toList();
        Set<Object> keys = new HashSet<>();
        assertThat(shown).allMatch(node -> keys.add(node.key()));
        for (ProcessNode node : shown) {
            assertThat(node.evidence()).isNotEmpty();
            if (node.why() == ProcessClass.ORPHAN) {
                mayBeOrphan(scene, forest, node);
                assertThat(node.keep()).isNull();
            }
            if (node.why() == ProcessClass.DUPLICATE) {
                assertThat(node.facts().uid()).isEqualTo(Scene.UID);
                assertThat(node.key().pid()).isGreaterThan(1).isNotEqualTo(Scene.SELF);
            }
        }
        for (Instance instance : scene.state.instances().all()) {
            if (instance.process() != null && forest.get(instance.process()) != null) {
                assertThat(keys).contains(instance.process());
            }
        }
    }

    private static void mayBeOrphan(Scene scene, Forest forest, ProcessNode node) {
        ProcessFacts facts = node.facts();
        assertThat(facts.uid()).isEqualTo(Scene.UID);
        assertThat(facts.key().pid()).isGreaterThan(1).isNotEqualTo(Scene.SELF);
        assertThat(node.traits().cgroup()).isNotNull().doesNotEndWith(".service");
        assertThat(below(forest, facts)).doesNotContain(Scene.SELF);
        Set<Long> live = new HashSet<>();
        scene.state.instances().all().stream()
                .filter(Instance::isLive)
                .forEach(i -> live.add(i.process() == null ? 0 : i.process().pid()));
        assertThat(live).doesNotContain(facts.key().pid());
        assertThat(forest.ancestors(facts)).noneMatch(p -> live.contains(p.key().pid()));
        assertThat(below(forest, facts)).noneMatch(live::contains);
        boolean seen = scene.state.owned().containsKey(facts.key());
        boolean belowOne =
                forest.ancestors(facts).stream()
                        .anyMatch(p -> scene.state.owned().containsKey(p.key()));
        KnownProcess known = scene.known.get(facts.key());
        boolean lost =
                known != null
                        && known.kind() == KnownProcess.Kind.SERVER
                        && Boolean.TRUE.equals(node.traits().sessionGone());
        boolean belowLost =
                forest.ancestors(facts).stream()
                        .anyMatch(
                                p -> {
                                    ProcessTraits t = scene.traits.get(p.key());
                                    return scene.known.containsKey(p.key())
                                            && t != null
                                            && Boolean.TRUE.equals(t.sessionGone());
                                });
        assertThat(seen || belowOne || lost || belowLost).as("evidence").isTrue();
    }

    private static List<Long> below(Forest forest, ProcessFacts facts) {
        return forest.below(facts).stream().map(p -> p.key().pid()).toList();
    }

    /// Up to 60 processes below each other at random, some of them sessions, services, others' and
    /// so on. Some parents do not exist, some are younger than their children.
    private Scene scene(Random random) {
        sessions.clear();
        Scene scene = new Scene();
        int count = random.nextInt(60);
        for (int i = 0; i < count; i++) {
            long pid = 2L + random.nextInt(120);
            long parent = random.nextInt(3) == 0 ? 1 : random.nextInt(125);
            long uid = random.nextInt(8) == 0 ? 0 : Scene.UID;
            String tty = random.nextInt(6) == 0 ? "/dev/pts/" + random.nextInt(2) : null;
            scene.runs(pid, parent, uid, tty, "npx srv-" + random.nextInt(3));
            scene.traits(pid, traits(random));
        }
        if (random.nextBoolean()) {
            scene.runs(Scene.SELF, 1 + random.nextInt(120), "java");
        }
        for (long pid : List.copyOf(scene.processes.keySet())) {
            switch (random.nextInt(7)) {
                case 0 -> {
                    InstanceId id = scene.session(pid, InstanceState.IDLE);
                    sessions.add(id);
                    if (random.nextInt(3) == 0) {
                        scene.ended(id);
                    }
                }
                case 1 -> scene.configured(pid, "srv");
                case 2 -> scene.daemon(pid, Scene.MAYLA);
                case 3 -> scene.recognised(pid, kind(random), "x", null);
                default -> {}
            }
        }
        InstanceId gone = scene.session(5_000, InstanceState.IDLE);
        scene.ended(gone);
        sessions.add(gone);
        for (long pid : scene.processes.keySet()) {
            if (random.nextInt(3) == 0) {
                scene.seenBelow(
                        pid,
                        sessions.get(random.nextInt(sessions.size())),
                        random.nextBoolean() ? null : "/dev/pts/0");
            }
        }
        if (random.nextInt(4) == 0) {
            scene.forgotten(gone);
        }
        return scene;
    }

    private static KnownProcess.Kind kind(Random random) {
        return random.nextBoolean() ? KnownProcess.Kind.SINGLETON : KnownProcess.Kind.VENDOR;
    }

    private static ProcessTraits traits(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> ProcessTraits.UNSEEN;
            case 1 -> new ProcessTraits(false, "x.service", null);
            case 2 -> new ProcessTraits(true, "a.scope", null);
            default -> Scene.PLAIN;
        };
    }
}
