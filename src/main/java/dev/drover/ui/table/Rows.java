package dev.drover.ui.table;

import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Brings a shown list to a wanted one with few changes, by key, so that a table keeps its
/// selection, its scroll position and its cells.
public final class Rows {
    /// With more moves than this one replacement of all is cheaper than many small changes.
    private static final int MANY_MOVES = 64;

    private Rows() {}

    /// @param key identity of a row over time; no two rows of one list have the same
    /// @return false if nothing had to change, so that no listener was called
    public static <T, K> boolean sync(
            ObservableList<T> shown, List<? extends T> wanted, Function<? super T, K> key) {
        if (shown.equals(wanted)) {
            return false;
        }
        Map<K, T> byKey = HashMap.newHashMap(wanted.size());
        for (T row : wanted) {
            byKey.put(key.apply(row), row);
        }
        removeOthers(shown, byKey, key);
        if (moves(shown, wanted, key) > MANY_MOVES) {
            shown.setAll(wanted);
            return true;
        }
        Set<K> present = new HashSet<>();
        shown.forEach(row -> present.add(key.apply(row)));
        for (int i = 0; i < wanted.size(); i++) {
            place(shown, wanted.get(i), i, key, present);
        }
        return true;
    }

    private static <T, K> void removeOthers(
            ObservableList<T> shown, Map<K, T> wanted, Function<? super T, K> key) {
        int end = shown.size();
        while (end > 0) {
            if (wanted.containsKey(key.apply(shown.get(end - 1)))) {
                end--;
                continue;
            }
            int start = end - 1;
            while (start > 0 && !wanted.containsKey(key.apply(shown.get(start - 1)))) {
                start--;
            }
            shown.remove(start, end);
            end = start;
        }
    }

    private static <T, K> void place(
            ObservableList<T> shown, T row, int at, Function<? super T, K> key, Set<K> present) {
        K wantedKey = key.apply(row);
        if (at < shown.size() && key.apply(shown.get(at)).equals(wantedKey)) {
            if (!Objects.equals(shown.get(at), row)) {
                shown.set(at, row);
            }
            return;
        }
        if (present.contains(wantedKey)) {
            int from = at;
            while (!key.apply(shown.get(from)).equals(wantedKey)) {
                from++;
            }
            shown.remove(from);
        }
        shown.add(at, row);
    }

    /// An upper bound of the changes the row-by-row way would make.
    private static <T, K> int moves(
            List<T> shown, List<? extends T> wanted, Function<? super T, K> key) {
        List<K> kept = new ArrayList<>(shown.size());
        shown.forEach(row -> kept.add(key.apply(row)));
        Set<K> present = new HashSet<>(kept);
        int changes = 0;
        int at = 0;
        for (T row : wanted) {
            K wantedKey = key.apply(row);
            if (!present.contains(wantedKey)) {
                changes++;
            } else if (at < kept.size() && kept.get(at).equals(wantedKey)) {
                at++;
            } else {
                changes++;
                // A row that went up leaves a gap; the rest still lines up after it.
                int gone = kept.subList(at, kept.size()).indexOf(wantedKey);
                if (gone >= 0) {
                    kept.remove(at + gone);
                }
            }
            if (changes > MANY_MOVES) {
                return changes;
            }
        }
        return changes;
    }
}
