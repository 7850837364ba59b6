package dev.drover.ui.alerts;

import dev.drover.model.AlertSeverity;
import dev.drover.model.view.AlertView;
import dev.drover.ui.table.Row;
import dev.drover.ui.table.TableModel;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// What the table of alerts shows: what is so, or what was, by weight. A filter finds title,
/// summary, kind, severity, status, evidence or id.
final class AlertsModel extends TableModel<AlertView, AlertLine, AlertSeverity> {
    private final BooleanProperty earlier = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);

    /// How many there are before filtering, now or earlier as chosen.
    ///
    /// @param open all that are not over
    record Counts(int open, Map<AlertSeverity, Integer> severities) {
        static final Counts NONE = new Counts(0, Map.of());

        int of(AlertSeverity severity) {
            return severities.getOrDefault(severity, 0);
        }
    }

    AlertsModel() {
        super(AlertLine.BY_WEIGHT);
        earlier.addListener((property, before, after) -> recount());
    }

    @Override
    protected String id(AlertView view) {
        return view.id();
    }

    @Override
    protected AlertLine line(AlertView view, Instant now) {
        return AlertLine.of(view, now);
    }

    @Override
    protected AlertSeverity kind(AlertLine line) {
        return line.severity();
    }

    @Override
    protected boolean belongs(AlertLine line) {
        return line.isOver() == earlier.get();
    }

    @Override
    protected void admit(AlertLine line) {
        earlier.set(line.isOver());
    }

    /// The beginning of an id is enough.
    @Override
    protected boolean answersTo(String id, Row<AlertLine> row) {
        return !id.isEmpty() && row.id().startsWith(id);
    }

    @Override
    protected void count(Collection<Row<AlertLine>> all) {
        Map<AlertSeverity, Integer> severities = new EnumMap<>(AlertSeverity.class);
        int open = 0;
        for (Row<AlertLine> row : all) {
            boolean over = row.now().isOver();
            if (over == earlier.get()) {
                severities.merge(row.now().severity(), 1, Integer::sum);
            }
            open += over ? 0 : 1;
        }
        counts.set(new Counts(open, severities));
    }

    /// True shows what is over, false what is so now.
    BooleanProperty earlier() {
        return earlier;
    }

    ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }
}
