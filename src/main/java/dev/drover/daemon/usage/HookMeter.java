package dev.drover.daemon.usage;

import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.HookCost;
import dev.drover.model.usage.ToolWork;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what hooks tell while they are answered: a look into a map and an addition each.
///
/// Counters are gathered in rounds. A round is handed over one round after its end, so that nobody
/// who still holds one of its counters can add too late.
public final class HookMeter {
    /// Names come from strangers; what is too much is counted as `other`.
    private static final int MOST_NAMES = 64;

    private final Set<Name> names = ConcurrentHashMap.newKeySet();
    private volatile Round current = new Round();
    private volatile Round last = new Round();

    private record Name(boolean own, String text) {}

    private record Work(LongAdder calls, LongAdder errors, LongAdder millis) {
        Work() {
            this(new LongAdder(), new LongAdder(), new LongAdder());
        }

        ToolWork sum() {
            return new ToolWork(calls.sum(), errors.sum(), millis.sum());
        }
    }

    private record Cost(LongAdder runs, LongAdder micros) {
        Cost() {
            this(new LongAdder(), new LongAdder());
        }
    }

    private record Round(Map<Conversation, Work> tools, Map<Name, Cost> hooks) {
        Round() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    /// What one round has counted.
    public record Counted(Map<Conversation, ToolWork> tools, List<HookCost> hooks) {}

    /// A tool has ended.
    ///
    /// @param millis null if it is not told how long it took
    public void toolEnded(Conversation conversation, boolean failed, @Nullable Long millis) {
        Work work = current.tools().computeIfAbsent(conversation, c -> new Work());
        work.calls().increment();
        if (failed) {
            work.errors().increment();
        }
        if (millis != null && millis > 0) {
            work.millis().add(millis);
        }
    }

    /// One of Drover's own hooks was answered.
    public void ownHook(String event, long nanos) {
        ran(new Name(true, event), Math.max(0, nanos) / 1_000);
    }

    /// A command under `drover timed` has ended.
    public void timed(String name, long micros) {
        ran(new Name(false, name), Math.max(0, micros));
    }

    private void ran(Name name, long micros) {
        Name counted = name;
        if (!names.contains(name) && (names.size() >= MOST_NAMES || !names.add(name))) {
            counted = names.contains(name) ? name : new Name(name.own(), "other");
        }
        Cost cost = current.hooks().computeIfAbsent(counted, n -> new Cost());
        cost.runs().increment();
        cost.micros().add(micros);
    }

    /// What was counted of a conversation's tools and not handed over yet; null if nothing was.
    @Nullable ToolWork pending(Conversation conversation) {
        Work before = last.tools().get(conversation);
        Work now = current.tools().get(conversation);
        if (before == null && now == null) {
            return null;
        }
        return (before == null ? ToolWork.NONE : before.sum())
                .plus(now == null ? ToolWork.NONE : now.sum());
    }

    /// Ends a round, and hands over the one before it.
    synchronized Counted next() {
        Round over = last;
        last = current;
        current = new Round();
        Map<Conversation, ToolWork> tools = new HashMap<>();
        over.tools().forEach((who, work) -> tools.put(who, work.sum()));
        List<HookCost> hooks = new ArrayList<>();
        over.hooks()
                .forEach(
                        (name, cost) ->
                                hooks.add(
                                        new HookCost(
                                                name.own(),
                                                name.text(),
                                                cost.runs().sum(),
                                                cost.micros().sum())));
        return new Counted(tools, hooks);
    }
}
