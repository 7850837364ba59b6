package dev.drover.model.worktree;

import java.util.ArrayList;
import java.util.List;

/// How many there are, and what the first of them are called: a look at a large tree must not
/// become large itself.
///
/// @param first in the order they were met, at most {@link #MOST}
public record Names(int count, List<String> first) {
    public static final int MOST = 20;
    public static final Names NONE = new Names(0, List.of());

    public Names {
        first = List.copyOf(first);
    }

    public static Names of(List<String> all) {
        return new Names(all.size(), all.subList(0, Math.min(MOST, all.size())));
    }

    public boolean none() {
        return count == 0;
    }

    /// Both together.
    public Names and(Names more) {
        if (none() || more.none()) {
            return none() ? more : this;
        }
        List<String> all = new ArrayList<>(first);
        all.addAll(more.first);
        return new Names(count + more.count, all.subList(0, Math.min(MOST, all.size())));
    }
}
