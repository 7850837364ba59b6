package dev.drover.ui.worktrees;

import dev.drover.ui.table.Row;
import dev.drover.ui.table.TableModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/// What the table of worktrees shows: repository by repository; while it is filtered or ordered
/// otherwise, a flat list. A filter finds name, repository, path, branch, what it holds, who is in
/// it, and who has claimed its branch.
final class WorktreesModel extends TableModel<WorktreeEntry, WorktreeLine, Fate> {
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);
    private boolean sorted;

    /// How many there are before filtering.
    record Counts(int all, Map<Fate, Integer> fates) {
        static final Counts NONE = new Counts(0, Map.of());

        int of(Fate fate) {
            return fates.getOrDefault(fate, 0);
        }
    }

    WorktreesModel() {
        super(WorktreeLine.BY_REPOSITORY);
    }

    @Override
    protected String id(WorktreeEntry view) {
        return view.key();
    }

    @Override
    protected WorktreeLine line(WorktreeEntry view, Instant now) {
        return WorktreeLine.of(view, now);
    }

    @Override
    protected Fate kind(WorktreeLine line) {
        return line.view().fate();
    }

    @Override
    protected boolean belongs(WorktreeLine line) {
        return true;
    }

    @Override
    protected void admit(WorktreeLine line) {}

    /// A path as git knows it, or the name of its branch.
    @Override
    protected boolean answersTo(String id, Row<WorktreeLine> row) {
        return row.id().equals(id) || id.equals(row.now().view().view().branch());
    }

    @Override
    protected void count(Collection<Row<WorktreeLine>> all) {
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        all.forEach(row -> fates.merge(row.now().view().fate(), 1, Integer::sum));
        counts.set(new Counts(all.size(), fates));
    }

    /// @param comparator null for the order by repository
    void order(@Nullable Comparator<Row<WorktreeLine>> comparator) {
        sorted = comparator != null;
        sortBy(comparator);
    }

    /// Rows do not stand below their repository, so each has to say which that is.
    boolean isFlat() {
        return sorted || isFiltered();
    }

    ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }
}
