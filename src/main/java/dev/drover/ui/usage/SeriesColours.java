package dev.drover.ui.usage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives each series one of eight colours, and leaves it that colour as long as it is shown,
/// whatever its rank: a chart that recolours itself cannot be followed.
final class SeriesColours {
    static final int MOST = 8;

    private final Map<String, Integer> given = new HashMap<>();

    /// @param keys those shown now, at most {@link #MOST}
    void show(List<String> keys) {
        given.keySet().retainAll(Set.copyOf(keys));
        for (String key : keys) {
            for (int i = 0; i < MOST && !given.containsKey(key); i++) {
                if (!given.containsValue(i)) {
                    given.put(key, i);
                }
            }
        }
    }

    /// The style class of one of them, or of all that have no colour of their own.
    String of(String key) {
        Integer number = given.get(key);
        return number == null ? "series-others" : "series-" + number;
    }

    void forget() {
        given.clear();
    }
}
