package dev.drover.ui.table;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a table shows: rows by id, in order, filtered. A page says what a row is; the rest is the
/// same for all. It knows no node and is used on one thread, the FX thread in the app.
///
/// @param <V> the values that are published
/// @param <L> what a row shows of one
/// @param <K> what rows can be narrowed to, such as a state
public abstract class TableModel<V, L extends Line<V, L>, K> {
    private final Map<String, Row<L>> byId = new HashMap<>();
    private final ObservableList<Row<L>> visible = FXCollections.observableArrayList();
    private final ObservableList<Row<L>> rows = FXCollections.unmodifiableObservableList(visible);
    private final StringProperty filter =
            new SimpleStringProperty("") {
                @Override
                protected void invalidated() {
                    arrange();
                }
            };
    private final ObjectProperty<@Nullable K> only =
            new SimpleObjectProperty<>() {
                @Override
                protected void invalidated() {
                    arrange();
                }
            };
    private final Comparator<Row<L>> usual;
    private Comparator<Row<L>> order;
    private Runnable afterArranging = () -> {};
    private boolean arranging;
    private boolean published;

    /// @param usual the order while a person has chosen none
    protected TableModel(Comparator<L> usual) {
        this.usual = Comparator.comparing(Row::now, usual);
        this.order = this.usual;
    }

    /// Identity of a value over time.
    protected abstract String id(V view);

    protected abstract L line(V view, Instant now);

    /// What {@link #only} asks for.
    protected abstract K kind(L line);

    /// False keeps a row out before any filter, such as one that has ended.
    protected abstract boolean belongs(L line);

    /// Makes it belong, because a link leads to it.
    protected abstract void admit(L line);

    /// True if a link with this id means it.
    protected abstract boolean answersTo(String id, Row<L> row);

    /// The values have changed, or which rows belong: before the rows are arranged anew.
    protected abstract void count(Collection<Row<L>> all);

    /// Takes the newest values. Rows whose value is no longer among them leave.
    public final void publish(List<V> views, Instant now) {
        Set<String> present = HashSet.newHashSet(views.size());
        for (V view : views) {
            String id = id(view);
            present.add(id);
            Row<L> row = byId.get(id);
            if (row == null) {
                byId.put(id, new Row<>(id, line(view, now)));
            } else {
                L before = row.now();
                row.show(before.view().equals(view) ? before.at(now) : line(view, now));
            }
        }
        byId.keySet().retainAll(present);
        published = true;
        recount();
    }

    /// Which rows belong has changed.
    protected final void recount() {
        count(Collections.unmodifiableCollection(byId.values()));
        arrange();
    }

    /// @param comparator null for the usual order
    public final void sortBy(@Nullable Comparator<Row<L>> comparator) {
        order = comparator == null ? usual : comparator.thenComparing(usual);
        arrange();
    }

    private void arrange() {
        String[] words = filter.get().strip().toLowerCase(Locale.ROOT).split("\\s+");
        K kind = only.get();
        List<Row<L>> wanted = new ArrayList<>(byId.size());
        for (Row<L> row : byId.values()) {
            if (belongs(row.now()) && isOf(kind, row.now()) && row.has(words)) {
                wanted.add(row);
            }
        }
        wanted.sort(order);
        arranging = true;
        boolean changed;
        try {
            changed = Rows.sync(visible, wanted, Row::id);
        } finally {
            arranging = false;
        }
        if (changed) {
            afterArranging.run();
        }
    }

    private boolean isOf(@Nullable K wanted, L line) {
        return wanted == null || wanted.equals(kind(line));
    }

    /// True while rows come, go and move one after the other: what a table does to its selection
    /// meanwhile is not what a person wants.
    final boolean isArranging() {
        return arranging;
    }

    /// Called each time after the rows have become others or have another order.
    final void afterArranging(Runnable listener) {
        afterArranging = listener;
    }

    /// False until the first values have come.
    final boolean isPublished() {
        return published;
    }

    /// Makes a row visible whatever filters are set, because a link leads to it.
    ///
    /// @return empty if nothing answers to this id now
    public final Optional<Row<L>> reveal(String id) {
        Optional<Row<L>> found =
                byId.values().stream().filter(row -> answersTo(id, row)).min(usual);
        found.ifPresent(
                row -> {
                    admit(row.now());
                    if (!visible.contains(row)) {
                        clearFilters();
                    }
                });
        return found;
    }

    public final void clearFilters() {
        filter.set("");
        only.set(null);
    }

    public final boolean isFiltered() {
        return !filter.get().isBlank() || only.get() != null;
    }

    /// Visible rows in order; changes only through this model.
    public final ObservableList<Row<L>> rows() {
        return rows;
    }

    /// Words that must all occur in what a row says of itself.
    public final StringProperty filter() {
        return filter;
    }

    /// The one kind to show, null for all.
    public final ObjectProperty<@Nullable K> only() {
        return only;
    }
}
