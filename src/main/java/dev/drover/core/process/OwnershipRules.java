package dev.drover.core.process;

import dev.drover.core.Decision;
import dev.drover.core.Rule;
import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.OwnedProcess;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.State;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What Drover remembers of whose process is whose. Servers at once, others when they have lived
/// long enough to be no mere step of a tool: a busy agent starts many of those.
public final class OwnershipRules {
    static final Duration MERE_STEP = Duration.ofSeconds(10);

    /// What a runaway may make Drover remember.
    static final int MOST = 5_000;

    private OwnershipRules() {}

    /// A process that was seen below a session.
    ///
    /// @param server the server it belongs to, null for other processes
    public record Seen(ProcessFacts process, Instance owner, @Nullable String server) {}

    /// Those that are new to the state, so that a look that finds nothing new costs nothing.
    public static List<Seen> fresh(State state, Collection<Seen> seen, Instant now) {
        return seen.stream().filter(s -> isFresh(state, s, now)).toList();
    }

    private static boolean isFresh(State state, Seen seen, Instant now) {
        OwnedProcess known = state.owned().get(seen.process().key());
        if (known != null) {
            boolean same = known.owner().equals(seen.owner().id());
            boolean lives =
                    state.instances().get(known.owner()).filter(Instance::isLive).isPresent();
            return !same && !lives;
        }
        boolean old = !seen.process().startedAt().plus(MERE_STEP).isAfter(now);
        return (old || seen.server() != null) && state.owned().size() < MOST;
    }

    /// @param gone remembered processes that were looked for and are not there
    /// @return how many are remembered newly
    public static Rule<Integer> observe(Collection<Seen> seen, Collection<ProcessKey> gone) {
        return (state, now) -> {
            List<Event> events = new ArrayList<>();
            for (Seen one : fresh(state, seen, now)) {
                events.add(new Event.ProcessOwned(owned(one, now)));
            }
            int found = events.size();
            for (ProcessKey key : gone) {
                if (state.owned().containsKey(key)) {
                    events.add(new Event.ProcessReleased(key));
                }
            }
            return new Decision<>(events, found);
        };
    }

    private static OwnedProcess owned(Seen seen, Instant now) {
        return new OwnedProcess(
                seen.process().key(),
                seen.owner().id(),
                seen.owner().agent(),
                seen.owner().location().cwd(),
                seen.server(),
                seen.process().tty(),
                now);
    }
}
