package dev.drover.ui.instances;

import dev.drover.model.InstanceState;
import dev.drover.model.view.InstanceView;
import dev.drover.ui.part.Shown;
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

/// What the instance table shows: what needs a person first, the ended ones only when asked for. A
/// filter finds agent, name, workspace, branch, state, session, pid or id.
public final class InstancesModel extends TableModel<InstanceView, Shown, InstanceState> {
    private final BooleanProperty showEnded = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);

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
        super(Shown.BY_NEED);
        showEnded.addListener((property, before, after) -> recount());
    }

    @Override
    protected String id(InstanceView view) {
        return view.id();
    }

    @Override
    protected Shown line(InstanceView view, Instant now) {
        return Shown.of(view, now);
    }

    @Override
    protected InstanceState kind(Shown line) {
        return line.view().state();
    }

    @Override
    protected boolean belongs(Shown line) {
        return line.view().state().isLive() || showEnded.get();
    }

    @Override
    protected void admit(Shown line) {
        if (!line.view().state().isLive()) {
            showEnded.set(true);
        }
    }

    @Override
    protected boolean answersTo(String id, Row<Shown> row) {
        return row.id().equals(id) || row.now().view().shortId().equals(id);
    }

    @Override
    protected void count(Collection<Row<Shown>> all) {
        Map<InstanceState, Integer> states = new EnumMap<>(InstanceState.class);
        int live = 0;
        long memory = 0;
        for (Row<Shown> row : all) {
            InstanceView view = row.now().view();
            states.merge(view.state(), 1, Integer::sum);
            if (view.state().isLive()) {
                live++;
                Long bytes = view.memoryBytes();
                memory += bytes == null ? 0 : bytes;
            }
        }
        counts.set(new Counts(live, states, memory));
    }

    public BooleanProperty showEnded() {
        return showEnded;
    }

    public ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }
}
