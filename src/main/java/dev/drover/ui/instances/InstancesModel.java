package dev.drover.ui.instances;

import dev.drover.model.InstanceState;
import dev.drover.model.view.InstanceView;
import dev.drover.ui.part.Rows;
import dev.drover.ui.part.Shown;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the instance table shows: rows by id, in order, filtered. It knows no node and is used on
/// one thread, the FX thread in the app.
public final class InstancesModel {
    private static final Comparator<InstanceRow> BY_NEED =
            Comparator.comparing(InstanceRow::now, Shown.BY_NEED);

    private final Map<String, InstanceRow> byId = new HashMap<>();
    private final ObservableList<InstanceRow> visible = FXCollections.observableArrayList();
    private final ObservableList<InstanceRow> rows =
            FXCollections.unmodifiableObservableList(visible);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable InstanceState> only = new SimpleObjectProperty<>();
    private final BooleanProperty showEnded = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);
    private Comparator<InstanceRow> order = BY_NEED;
    private Runnable afterArranging = () -> {};
    private boolean arranging;

    /// How many there are before filtering.
    ///
    /// @param live all that have not ended
    /// @param memoryBytes of all live ones together, as far as known
    public record Counts(int live, Map<InstanceState, Integer> states, long memoryBytes) {
        static final Counts NONE = new Counts(0, Map.of(), 0);

        public int of(InstanceState state) {
            return states.getOrDefault(state, 0);
        }
    }

    public InstancesModel() {
        filter.addListener((property, before, after) -> arrange());
        only.addListener((property, before, after) -> arrange());
        showEnded.addListener((property, before, after) -> arrange());
    }

    /// Takes the newest values. Rows whose instance is no longer among them leave.
    public void publish(List<InstanceView> views, Instant now) {
        Set<String> present = HashSet.newHashSet(views.size());
        Map<InstanceState, Integer> states = new EnumMap<>(InstanceState.class);
        int live = 0;
        long memory = 0;
        for (InstanceView view : views) {
            present.add(view.id());
            states.merge(view.state(), 1, Integer::sum);
            if (view.state().isLive()) {
                live++;
                Long bytes = view.memoryBytes();
                memory += bytes == null ? 0 : bytes;
            }
            InstanceRow row = byId.get(view.id());
            if (row == null) {
                byId.put(view.id(), new InstanceRow(view, now));
            } else {
                row.update(view, now);
            }
        }
        byId.keySet().retainAll(present);
        counts.set(new Counts(live, states, memory));
        arrange();
    }

    /// @param comparator null for the default order: what needs a person first
    public void sortBy(@Nullable Comparator<InstanceRow> comparator) {
        order = comparator == null ? BY_NEED : comparator.thenComparing(BY_NEED);
        arrange();
    }

    private void arrange() {
        String[] words = filter.get().strip().toLowerCase(Locale.ROOT).split("\\s+");
        List<InstanceRow> wanted = new ArrayList<>(byId.size());
        for (InstanceRow row : byId.values()) {
            if (accepts(row.now(), words)) {
                wanted.add(row);
            }
        }
        wanted.sort(order);
        arranging = true;
        boolean changed;
        try {
            changed = Rows.sync(visible, wanted, InstanceRow::id);
        } finally {
            arranging = false;
        }
        if (changed) {
            afterArranging.run();
        }
    }

    /// True while rows come, go and move one after the other: what a table does to its selection
    /// meanwhile is not what a person wants.
    boolean isArranging() {
        return arranging;
    }

    /// Called each time after the rows have become others or have another order.
    void afterArranging(Runnable listener) {
        afterArranging = listener;
    }

    private boolean accepts(Shown row, String[] words) {
        InstanceState state = row.view().state();
        if (!state.isLive() && !showEnded.get()) {
            return false;
        }
        if (only.get() != null && only.get() != state) {
            return false;
        }
        for (String word : words) {
            if (!row.haystack().contains(word)) {
                return false;
            }
        }
        return true;
    }

    /// Makes a row visible whatever filters are set, because a link leads to it.
    ///
    /// @return empty if no instance has this id (or short id) now
    public Optional<InstanceRow> reveal(String id) {
        Optional<InstanceRow> found =
                byId.values().stream()
                        .filter(r -> r.id().equals(id) || r.now().view().shortId().equals(id))
                        .findFirst();
        found.ifPresent(
                row -> {
                    if (!row.now().view().state().isLive()) {
                        showEnded.set(true);
                    }
                    if (!visible.contains(row)) {
                        clearFilters();
                    }
                });
        return found;
    }

    public void clearFilters() {
        filter.set("");
        only.set(null);
    }

    public boolean isFiltered() {
        return !filter.get().isBlank() || only.get() != null;
    }

    /// Visible rows in order; changes only through this model.
    public ObservableList<InstanceRow> rows() {
        return rows;
    }

    /// Words that must all occur in agent, name, workspace, branch, state, session, pid or id.
    public StringProperty filter() {
        return filter;
    }

    /// The one state to show, null for all.
    public ObjectProperty<@Nullable InstanceState> only() {
        return only;
    }

    public BooleanProperty showEnded() {
        return showEnded;
    }

    public ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }
}
