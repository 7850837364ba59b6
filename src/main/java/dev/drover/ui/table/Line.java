package dev.drover.ui.table;

import java.time.Instant;

/// What a row shows at one moment, every text ready for the eye. Immutable.
///
/// @param <V> the value it tells of
/// @param <L> itself
public interface Line<V, L extends Line<V, L>> {
    V view();

    /// The same value a little later: only what tells the time differs. The line itself if nothing
    /// looks different.
    L at(Instant now);

    /// What the filter looks in, in lower case.
    String haystack();

    /// One sentence for a screen reader.
    String spoken();
}
