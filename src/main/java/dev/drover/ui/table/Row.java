package dev.drover.ui.table;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One row of a table for as long as what it tells of is listed. It stays the same object while its
/// line changes, so that selection and cells stay where they are.
///
/// @param <L> what it shows
public final class Row<L extends Line<?, L>> {
    private final String id;
    private final ReadOnlyObjectWrapper<L> line;
    private String haystack;

    Row(String id, L first) {
        this.id = id;
        this.line = new ReadOnlyObjectWrapper<>(first);
        this.haystack = first.haystack();
    }

    /// Calls listeners only if something looks different.
    void show(L next) {
        boolean sameValue = next.view() == now().view();
        line.set(next);
        if (!sameValue) {
            haystack = next.haystack();
        }
    }

    public String id() {
        return id;
    }

    public L now() {
        return line.get();
    }

    public ReadOnlyObjectProperty<L> line() {
        return line.getReadOnlyProperty();
    }

    boolean has(String[] words) {
        for (String word : words) {
            if (!haystack.contains(word)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return now().spoken();
    }
}
