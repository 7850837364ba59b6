package dev.drover.core;

import dev.drover.model.EndingCandidate;
import dev.drover.model.EndingCause;
import dev.drover.model.EndingKeep;
import dev.drover.model.Instance;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What may end and what must live (safety, rules 17 to 26). A wanted process ends with all below
/// it, except what must live; below a process that lives nothing is touched. Never by name or port,
/// and a parent 1 proves nothing: whoever wants an end names processes.
public final class EndingRules {
    /// Nothing younger ends without a person.
    public static final Duration YOUNGEST = Duration.ofSeconds(60);

    /// Time between two looks that must agree before something ends without a person.
    public static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final EndingScene scene;
    private final EndingTree tree;
    private final boolean weAreSeen;
    private final Set<ProcessKey> aboveUs;
    private final Set<ProcessKey> live;
    private final Set<ProcessKey> aboveLive = new HashSet<>();

    private EndingRules(EndingScene scene) {
        this.scene = scene;
        this.tree = new EndingTree(scene.scan());
        // Whoever does not see himself does not see what he runs in either.
        this.weAreSeen = tree.find(scene.self()).isPresent();
        this.aboveUs = new HashSet<>(above(scene.self()));
        this.live = new HashSet<>(scene.agents());
        scene.instances().all().stream()
                .filter(i -> i.isLive() && i.process() != null)
                .map(Instance::process)
                .forEach(live::add);
        live.forEach(key -> aboveLive.addAll(above(key)));
    }

    private List<ProcessKey> above(ProcessKey key) {
        return tree.find(key).map(tree::ancestors).orElse(List.of()).stream()
                .map(ProcessFacts::key)
                .toList();
    }

    /// The wanted processes and all below them: those that a closer look is needed for before a
    /// plan.
    public static List<ProcessFacts> reach(List<ProcessFacts> scan, Collection<ProcessKey> wanted) {
        return new EndingTree(scan).reach(wanted);
    }

    public static EndingPlan plan(EndingScene scene) {
        return new EndingRules(scene).plan();
    }

    /// A process still to be judged, and what is known from the one above it.
    private record Step(ProcessFacts process, EndingCause cause, String reason) {}

    private EndingPlan plan() {
        List<EndingPlan.End> ends = new ArrayList<>();
        List<EndingPlan.Kept> kept = new ArrayList<>();
        List<ProcessKey> absent = new ArrayList<>();
        Set<ProcessKey> judged = new HashSet<>();
        Deque<Step> open = new ArrayDeque<>();
        for (EndingCandidate wanted : scene.wanted()) {
            tree.find(wanted.process())
                    .ifPresentOrElse(
                            f -> open.add(new Step(f, wanted.cause(), wanted.reason())),
                            () -> absent.add(wanted.process()));
        }
        while (!open.isEmpty()) {
            Step step = open.removeFirst();
            ProcessFacts process = step.process();
            if (!judged.add(process.key())) {
                continue;
            }
            ProcessKey owner = owner(process);
            EndingKeep keep = keep(process, step.cause(), owner);
            if (keep != null) {
                kept.add(new EndingPlan.Kept(process, keep));
                continue;
            }
            ends.add(new EndingPlan.End(process, step.cause(), step.reason(), owner));
            String below = "Started by " + process.key().pid() + ".";
            tree.children(process).forEach(c -> open.add(new Step(c, step.cause(), below)));
        }
        return new EndingPlan(leavesFirst(ends), kept, absent);
    }

    private List<EndingPlan.End> leavesFirst(List<EndingPlan.End> ends) {
        record Placed(EndingPlan.End end, int depth) {}
        return ends.stream()
                .map(e -> new Placed(e, tree.ancestors(e.process()).size()))
                .sorted(
                        Comparator.comparingInt(Placed::depth)
                                .reversed()
                                .thenComparingLong(p -> p.end().key().pid()))
                .map(Placed::end)
                .toList();
    }

    private @Nullable ProcessKey owner(ProcessFacts process) {
        return tree.ancestors(process).stream()
                .map(ProcessFacts::key)
                .filter(live::contains)
                .findFirst()
                .orElse(null);
    }

    /// Null if it may end.
    private @Nullable EndingKeep keep(
            ProcessFacts process, EndingCause cause, @Nullable ProcessKey owner) {
        ProcessKey key = process.key();
        if (key.pid() <= 1) {
            return EndingKeep.FIRST_PROCESS;
        }
        if (key.equals(scene.self())) {
            return EndingKeep.OURSELVES;
        }
        if (aboveUs.contains(key)) {
            return EndingKeep.OUR_ANCESTOR;
        }
        if (process.uid() != scene.uid()) {
            return process.uid() < 0 ? EndingKeep.UNSEEN : EndingKeep.OTHER_USER;
        }
        if (live.contains(key)) {
            return EndingKeep.LIVE_INSTANCE;
        }
        if (aboveLive.contains(key)) {
            return EndingKeep.ABOVE_INSTANCE;
        }
        EndingScene.Detail detail = scene.details().get(key);
        if (!weAreSeen
                || detail == null
                || detail.controlGroups() == null
                || process.executable() == null) {
            return EndingKeep.UNSEEN;
        }
        if (ControlGroups.isService(detail.controlGroups())) {
            return EndingKeep.SERVICE;
        }
        if (detail.supervisor()) {
            return EndingKeep.SUPERVISOR;
        }
        return scene.automatic() ? keepFromUs(detail, cause, owner) : null;
    }

    /// What only a person may end.
    private static @Nullable EndingKeep keepFromUs(
            EndingScene.Detail detail, EndingCause cause, @Nullable ProcessKey owner) {
        if (owner != null && cause != EndingCause.DUPLICATE) {
            return EndingKeep.OF_INSTANCE;
        }
        if (detail.age().compareTo(YOUNGEST) < 0) {
            return EndingKeep.TOO_YOUNG;
        }
        return detail.watched().compareTo(BETWEEN_LOOKS) < 0 ? EndingKeep.SEEN_ONCE : null;
    }
}
