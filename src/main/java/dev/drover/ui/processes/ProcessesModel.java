package dev.drover.ui.processes;

import dev.drover.model.process.ProcessClass;
import dev.drover.ui.table.Row;
import dev.drover.ui.table.TableModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the table of processes shows: a tree whose branches fold; while it is filtered or ordered
/// otherwise, a flat list. A filter finds name, command, owner, port, class or pid.
final class ProcessesModel extends TableModel<ProcessEntry, ProcessLine, ProcessClass> {
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);
    private final Set<String> folded = new HashSet<>();
    private final Map<String, ProcessEntry> entries = new HashMap<>();
    private Set<String> hidden = Set.of();
    private boolean sorted;

    /// How many there are before filtering.
    record Counts(int all, Map<ProcessClass, Integer> classes) {
        static final Counts NONE = new Counts(0, Map.of());

        int of(ProcessClass why) {
            return classes.getOrDefault(why, 0);
        }
    }

    ProcessesModel() {
        super(ProcessLine.BY_TREE);
    }

    @Override
    protected String id(ProcessEntry view) {
        return view.key();
    }

    @Override
    protected ProcessLine line(ProcessEntry view, Instant now) {
        return ProcessLine.of(view, now);
    }

    @Override
    protected ProcessClass kind(ProcessLine line) {
        return line.view().view().why();
    }

    /// Whatever is looked for is found in folded branches too.
    @Override
    protected boolean belongs(ProcessLine line) {
        return isFiltered() || !hidden.contains(line.view().key());
    }

    @Override
    protected void admit(ProcessLine line) {
        boolean changed = false;
        for (ProcessEntry at = above(line.view()); at != null; at = above(at)) {
            changed |= folded.remove(at.key());
        }
        if (changed) {
            recount();
        }
    }

    private @Nullable ProcessEntry above(ProcessEntry entry) {
        return entry.above() == null ? null : entries.get(entry.above());
    }

    /// A whole key, or a pid alone.
    @Override
    protected boolean answersTo(String id, Row<ProcessLine> row) {
        return row.id().equals(id) || row.id().startsWith(id + "@");
    }

    @Override
    protected void count(Collection<Row<ProcessLine>> all) {
        Map<ProcessClass, Integer> classes = new EnumMap<>(ProcessClass.class);
        entries.clear();
        List<ProcessEntry> inOrder = new ArrayList<>(all.size());
        for (Row<ProcessLine> row : all) {
            ProcessEntry entry = row.now().view();
            classes.merge(entry.view().why(), 1, Integer::sum);
            entries.put(entry.key(), entry);
            inOrder.add(entry);
        }
        folded.retainAll(entries.keySet());
        hidden = hidden(inOrder);
        counts.set(new Counts(all.size(), classes));
    }

    private Set<String> hidden(List<ProcessEntry> all) {
        if (folded.isEmpty()) {
            return Set.of();
        }
        all.sort(Comparator.comparingInt(ProcessEntry::order));
        Set<String> found = new HashSet<>();
        for (ProcessEntry entry : all) {
            String above = entry.above();
            if (above != null && (folded.contains(above) || found.contains(above))) {
                found.add(entry.key());
            }
        }
        return found;
    }

    /// @return false if nothing stands below it, or it is so already
    boolean fold(ProcessEntry entry, boolean on) {
        boolean changed =
                on ? entry.below() > 0 && folded.add(entry.key()) : folded.remove(entry.key());
        if (changed) {
            recount();
        }
        return changed;
    }

    /// Folds all branches, or none.
    void foldAll(boolean on) {
        folded.clear();
        if (on) {
            entries.values().stream()
                    .filter(entry -> entry.below() > 0)
                    .forEach(entry -> folded.add(entry.key()));
        }
        recount();
    }

    boolean isFolded(ProcessEntry entry) {
        return folded.contains(entry.key());
    }

    /// @param comparator null for the tree
    void order(@Nullable Comparator<Row<ProcessLine>> comparator) {
        sorted = comparator != null;
        sortBy(comparator);
    }

    /// Rows do not stand below what they belong to, so nothing is indented.
    boolean isFlat() {
        return sorted || isFiltered();
    }

    ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }
}
