package dev.drover.core.guard;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/// Which hooks a settings file is expected to have. A value: each look gives the next one.
///
/// @param hooks all that were seen in it
/// @param lost those that are not there now
/// @param lostSince since when some are not there, null if all are
/// @param brokenSince since when it cannot be read, null if it can
public record Expected(
        Set<String> hooks,
        Set<String> lost,
        @Nullable Instant lostSince,
        @Nullable Instant brokenSince) {
    public static final Expected NOTHING = new Expected(Set.of(), Set.of(), null, null);

    public Expected {
        hooks = Set.copyOf(hooks);
        lost = Set.copyOf(lost);
    }

    /// What follows from a look at the file. Of one that cannot be read nothing is known but that.
    public Expected look(boolean whole, Set<String> present, Instant now) {
        if (!whole) {
            return brokenSince != null ? this : new Expected(hooks, lost, lostSince, now);
        }
        Set<String> all = new TreeSet<>(hooks);
        all.addAll(present);
        Set<String> missing = new TreeSet<>(all);
        missing.removeAll(present);
        Instant since = missing.isEmpty() ? null : lostSince != null ? lostSince : now;
        return new Expected(all, missing, since, null);
    }

    /// A person says that what is not there may go.
    public Expected accepted() {
        Set<String> present = new TreeSet<>(hooks);
        present.removeAll(lost);
        return new Expected(present, Set.of(), null, brokenSince);
    }

    public boolean isWell() {
        return lost.isEmpty() && brokenSince == null;
    }
}
