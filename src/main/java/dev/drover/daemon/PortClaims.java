package dev.drover.daemon;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/// Ports that somebody is about to get: tried out, and not leased yet. Nobody else may try one of
/// them meanwhile, because two who try the same port at once both find it taken.
final class PortClaims {
    private final Set<Integer> claimed = new HashSet<>();

    /// @param choice gets the ports that are claimed, and must look at the state itself: a port is
    /// always in one of both
    synchronized int take(ToIntFunction<IntPredicate> choice) {
        int port = choice.applyAsInt(claimed::contains);
        claimed.add(port);
        return port;
    }

    /// @return false if somebody else has claimed it
    synchronized boolean take(int port) {
        return claimed.add(port);
    }

    /// Called when the lease of each is published, or it is not wanted any more.
    synchronized void leave(Collection<Integer> ports) {
        claimed.removeAll(ports);
    }
}
