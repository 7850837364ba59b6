package dev.drover.ui.ports;

import dev.drover.model.view.PortView.Use;
import dev.drover.ui.table.Row;
import dev.drover.ui.table.TableModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// What the table of ports shows: clashes first, then by number. A filter finds number, type, name,
/// holder, program, directory, branch or state.
final class PortsModel extends TableModel<PortEntry, PortLine, Use> {
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);

    /// How many there are before filtering.
    record Counts(int all, Map<Use, Integer> uses) {
        static final Counts NONE = new Counts(0, Map.of());

        int of(Use use) {
            return uses.getOrDefault(use, 0);
        }

        int leased() {
            return of(Use.LEASED) + of(Use.IN_USE) + of(Use.CLASH);
        }
    }

    PortsModel() {
        super(PortLine.BY_TROUBLE);
    }

    @Override
    protected String id(PortEntry view) {
        return view.port();
    }

    @Override
    protected PortLine line(PortEntry view, Instant now) {
        return PortLine.of(view, now);
    }

    @Override
    protected Use kind(PortLine line) {
        return line.view().view().use();
    }

    @Override
    protected boolean belongs(PortLine line) {
        return true;
    }

    @Override
    protected void admit(PortLine line) {}

    @Override
    protected boolean answersTo(String id, Row<PortLine> row) {
        return row.id().equals(id);
    }

    @Override
    protected void count(Collection<Row<PortLine>> all) {
        Map<Use, Integer> uses = new EnumMap<>(Use.class);
        all.forEach(row -> uses.merge(kind(row.now()), 1, Integer::sum));
        counts.set(new Counts(all.size(), uses));
    }

    ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }
}
