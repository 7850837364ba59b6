package dev.drover.ui.alerts;

import dev.drover.model.AlertSeverity;
import dev.drover.model.view.AlertView;
import dev.drover.ui.part.Rows;

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

/// What the table of alerts shows: what is so, or what was; filtered, by weight. It knows no node
/// and is used on one thread, the FX thread in the app.
final class AlertsModel {
    private static final Comparator<AlertRow> BY_WEIGHT =
            Comparator.comparing(AlertRow::now, AlertLine.BY_WEIGHT);

    private final Map<String, AlertRow> byId = new HashMap<>();
    private final ObservableList<AlertRow> visible = FXCollections.observableArrayList();
    private final ObservableList<AlertRow> rows = FXCollections.unmodifiableObservableList(visible);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable AlertSeverity> only = new SimpleObjectProperty<>();
    private final BooleanProperty earlier = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);
    private Runnable afterArranging = () -> {};
    private boolean arranging;

    /// How many there are before filtering, now or earlier as chosen.
    ///
    /// @param open all that are not over
    public record Counts(int open, Map<AlertSeverity, Integer> severities) {
        static final Counts NONE = new Counts(0, Map.of());

        public int of(AlertSeverity severity) {
            return severities.getOrDefault(severity, 0);
        }
    }

    public AlertsModel() {
        filter.addListener((property, before, after) -> arrange());
        only.addListener((property, before, after) -> arrange());
        earlier.addListener(
                (property, before, after) -> {
                    count();
                    arrange();
                });
    }

    /// Takes the newest values. Rows whose alert is no longer among them leave.
    public void publish(List<AlertView> views, Instant now) {
        Set<String> present = HashSet.newHashSet(views.size());
        for (AlertView view : views) {
            present.add(view.id());
            AlertRow row = byId.get(view.id());
            if (row == null) {
                byId.put(view.id(), new AlertRow(view, now));
            } else {
                row.update(view, now);
            }
        }
        byId.keySet().retainAll(present);
        count();
        arrange();
    }

    private void count() {
        Map<AlertSeverity, Integer> severities = new EnumMap<>(AlertSeverity.class);
        int open = 0;
        for (AlertRow row : byId.values()) {
            boolean over = row.now().isOver();
            if (over == earlier.get()) {
                severities.merge(row.now().severity(), 1, Integer::sum);
            }
            open += over ? 0 : 1;
        }
        counts.set(new Counts(open, severities));
    }

    private void arrange() {
        String[] words = filter.get().strip().toLowerCase(Locale.ROOT).split("\\s+");
        List<AlertRow> wanted = new ArrayList<>(byId.size());
        for (AlertRow row : byId.values()) {
            if (accepts(row, words)) {
                wanted.add(row);
            }
        }
        wanted.sort(BY_WEIGHT);
        arranging = true;
        boolean changed;
        try {
            changed = Rows.sync(visible, wanted, AlertRow::id);
        } finally {
            arranging = false;
        }
        if (changed) {
            afterArranging.run();
        }
    }

    private boolean accepts(AlertRow row, String[] words) {
        AlertLine line = row.now();
        if (line.isOver() != earlier.get()) {
            return false;
        }
        if (only.get() != null && only.get() != line.severity()) {
            return false;
        }
        for (String word : words) {
            if (!row.haystack().contains(word)) {
                return false;
            }
        }
        return true;
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

    /// Makes a row visible whatever filters are set, because a link leads to it.
    ///
    /// @return empty if no alert that begins so is known now
    public Optional<AlertRow> reveal(String id) {
        Optional<AlertRow> found =
                id.isEmpty()
                        ? Optional.empty()
                        : byId.values().stream()
                                .filter(row -> row.id().startsWith(id))
                                .min(BY_WEIGHT);
        found.ifPresent(
                row -> {
                    earlier.set(row.now().isOver());
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
    public ObservableList<AlertRow> rows() {
        return rows;
    }

    /// Words that must all occur in title, summary, kind, severity, status, evidence or id.
    public StringProperty filter() {
        return filter;
    }

    /// The one severity to show, null for all.
    public ObjectProperty<@Nullable AlertSeverity> only() {
        return only;
    }

    /// True shows what is over, false what is so now.
    public BooleanProperty earlier() {
        return earlier;
    }

    public ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }
}
