package dev.drover.daemon;

import dev.drover.config.Settings;
import dev.drover.core.Decision;
import dev.drover.core.EndingPlan;
import dev.drover.core.EndingRules;
import dev.drover.core.Refused;
import dev.drover.host.EndingLadder;
import dev.drover.model.EndingCandidate;
import dev.drover.model.EndingCause;
import dev.drover.model.EndingOutcome;
import dev.drover.model.EndingResult;
import dev.drover.model.EndingTarget;
import dev.drover.model.Event;
import dev.drover.model.ProcessKey;
import dev.drover.model.Saved;
import dev.drover.model.view.EndingView;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Ends processes: looks, asks the rules, writes down what is about to happen, and only then has it
/// done. A person's wish is done at once; without a person a rule must allow it, the disk must have
/// taken the note, and only a few happen a minute.
public final class Endings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    private final StateWriter writer;
    private final EndingLook look;
    private final EndingLadder ladder;
    private final EndingKeys keys;
    private final EndingViews views;
    private final EndingPace pace;
    private final Savings savings;
    private final Supplier<Settings> settings;
    private final SecureRandom random = new SecureRandom();
    private volatile Supplier<List<EndingCandidate>> found = List::of;
    private volatile Consumer<Event.OfEnding> told = event -> {};

    Endings(
            StateWriter writer,
            EndingLook look,
            EndingLadder ladder,
            EndingKeys keys,
            EndingViews views,
            EndingPace pace,
            Savings savings,
            Supplier<Settings> settings) {
        this.writer = writer;
        this.look = look;
        this.ladder = ladder;
        this.keys = keys;
        this.views = views;
        this.pace = pace;
        this.savings = savings;
        this.settings = settings;
    }

    /// From now on these are what rules have found: orphans and duplicates, each with its evidence.
    ///
    /// @param source asked again and again
    public void found(Supplier<List<EndingCandidate>> source) {
        found = source;
    }

    /// From now on hears of each ending, when it begins and when it is done.
    void told(Consumer<Event.OfEnding> listener) {
        told = listener;
    }

    /// Ends what a person names, with all below it.
    ///
    /// @param wanted each `PID` or `PID@STARTTICKS`
    /// @param preview only tells what would happen
    /// @throws Refused if one of the keys is none, or the journal takes nothing more
    public EndingView end(List<String> wanted, boolean preview) {
        return act(keys.candidates(wanted), false, preview);
    }

    /// Ends what rules have found. What its agent has started again is a person's to end.
    ///
    /// @param automatic only what may end without a person now
    /// @param preview only tells what would happen
    public EndingView clean(boolean automatic, boolean preview) {
        List<EndingCandidate> candidates =
                found.get().stream()
                        .filter(c -> !policy(c.cause()).equals("never"))
                        .filter(c -> !automatic || policy(c.cause()).equals("auto"))
                        .filter(c -> !automatic || !views.cameBack(c.process()))
                        .toList();
        return act(automatic ? allowed(candidates, preview) : candidates, automatic, preview);
    }

    public Saved savedToday() {
        return savings.today();
    }

    /// Again and again: notes what rules have found, and ends what may end without a person.
    void round() {
        List<EndingCandidate> candidates = found.get();
        look.watch(candidates);
        if (candidates.stream().anyMatch(c -> policy(c.cause()).equals("auto"))) {
            clean(true, false);
        }
    }

    private String policy(EndingCause cause) {
        Settings.Ending set = settings.get().ending();
        return switch (cause) {
            case ORPHAN -> set.orphans();
            case DUPLICATE -> set.duplicates();
            case PERSON -> "ask";
        };
    }

    /// Those that would end and have their turn in this minute.
    private List<EndingCandidate> allowed(List<EndingCandidate> candidates, boolean preview) {
        List<ProcessKey> ends = plan(candidates, true).keys();
        List<EndingCandidate> ready =
                candidates.stream().filter(c -> ends.contains(c.process())).toList();
        int perMinute = settings.get().ending().perMinute();
        return preview ? ready : ready.subList(0, pace.take(ready.size(), perMinute));
    }

    private EndingPlan plan(List<EndingCandidate> wanted, boolean automatic) {
        return EndingRules.plan(look.scene(wanted, automatic));
    }

    private EndingView act(List<EndingCandidate> wanted, boolean automatic, boolean preview) {
        EndingPlan plan = plan(wanted, automatic);
        if (preview) {
            return views.preview(plan, writer.state());
        }
        if (plan.ends().isEmpty() || (automatic && !writer.durable())) {
            return views.done(null, plan, Map.of(), writer.state(), writer.durable());
        }
        String id = HexFormat.of().toHexDigits(random.nextInt());
        Event.EndingBegun begun =
                new Event.EndingBegun(id, automatic, wanted.getFirst().cause(), targets(plan));
        boolean noted = record(begun);
        told.accept(begun);
        Map<ProcessKey, EndingOutcome> outcomes = new LinkedHashMap<>();
        try {
            if (automatic && !noted) {
                plan.keys().forEach(key -> outcomes.put(key, EndingOutcome.KEPT));
            } else {
                outcomes.putAll(climb(wanted, plan, automatic));
            }
        } finally {
            // Those without an outcome were let go by a failure.
            plan.keys().forEach(key -> outcomes.putIfAbsent(key, EndingOutcome.BROKEN_OFF));
            done(id, plan, outcomes);
        }
        return views.done(id, plan, outcomes, writer.state(), noted);
    }

    private Map<ProcessKey, EndingOutcome> climb(
            List<EndingCandidate> wanted, EndingPlan plan, boolean automatic) {
        Settings.Ending set = settings.get().ending();
        Map<ProcessKey, EndingCandidate> causes = new HashMap<>();
        plan.ends()
                .forEach(
                        e ->
                                causes.put(
                                        e.key(),
                                        new EndingCandidate(e.key(), e.cause(), e.reason())));
        return ladder.climb(
                held -> plan(stillWanted(wanted, held, causes), automatic).keys(),
                new EndingLadder.Pace(set.afterTerm(), set.afterInterrupt()));
    }

    /// What is held stays wanted for its own sake: its parent may be gone by now.
    private static List<EndingCandidate> stillWanted(
            List<EndingCandidate> wanted,
            Collection<ProcessKey> held,
            Map<ProcessKey, EndingCandidate> causes) {
        EndingCandidate first = wanted.getFirst();
        List<EndingCandidate> all = new ArrayList<>(wanted);
        for (ProcessKey key : held) {
            all.add(
                    Optional.ofNullable(causes.get(key))
                            .orElse(new EndingCandidate(key, first.cause(), first.reason())));
        }
        return all;
    }

    private static List<EndingTarget> targets(EndingPlan plan) {
        return plan.ends().stream()
                .map(
                        e ->
                                new EndingTarget(
                                        e.key(),
                                        EndingViews.command(e.process()),
                                        e.process().memoryBytes(),
                                        e.reason(),
                                        e.process().state() == 'T'))
                .toList();
    }

    private void done(
            String id, @Nullable EndingPlan plan, Map<ProcessKey, EndingOutcome> outcomes) {
        List<EndingResult> results =
                outcomes.entrySet().stream()
                        .map(e -> new EndingResult(e.getKey(), e.getValue()))
                        .toList();
        long won = plan == null ? 0 : EndingViews.won(plan, outcomes);
        Event.EndingDone done = new Event.EndingDone(id, results, won, savings.day());
        try {
            record(done);
        } catch (Refused e) {
            LOG.error("What became of ending {} could not be kept: {}", id, e.getMessage());
        }
        savings.add(done.day(), done.ended(), won);
        told.accept(done);
    }

    /// @return true if it is on disk
    private boolean record(Event event) {
        return writer.submitTold((state, now) -> new Decision<>(List.of(event), true)).durable();
    }

    /// After a crash in the middle of an ending: what it had stopped goes on.
    void recover() {
        for (Event.EndingBegun open : writer.withStore(store -> store.openEndings())) {
            LOG.warn("Ending {} was broken off; what it had stopped goes on", open.ending());
            List<ProcessKey> targets =
                    open.targets().stream()
                            .filter(t -> !t.stopped())
                            .map(EndingTarget::process)
                            .toList();
            ladder.letGo(look.below(targets));
            Map<ProcessKey, EndingOutcome> outcomes = new LinkedHashMap<>();
            open.targets().forEach(t -> outcomes.put(t.process(), EndingOutcome.BROKEN_OFF));
            done(open.ending(), null, outcomes);
        }
    }

    @Override
    public void close() {
        ladder.close();
    }
}
