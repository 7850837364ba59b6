package dev.drover.ui.worktrees;

import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.ui.table.Row;
import dev.drover.ui.table.TableModel;

import java.time.Instant;
import java.util.Collection;

/// What the table of the trash shows, the last one first. A filter finds name, path, branch and id.
final class TrashModel extends TableModel<TrashedWorktreeView, TrashLine, Boolean> {
    TrashModel() {
        super(TrashLine.NEWEST);
    }

    @Override
    protected String id(TrashedWorktreeView view) {
        return view.id();
    }

    @Override
    protected TrashLine line(TrashedWorktreeView view, Instant now) {
        return TrashLine.of(view, now);
    }

    @Override
    protected Boolean kind(TrashLine line) {
        return line.holdsWork();
    }

    @Override
    protected boolean belongs(TrashLine line) {
        return true;
    }

    @Override
    protected void admit(TrashLine line) {}

    @Override
    protected boolean answersTo(String id, Row<TrashLine> row) {
        return row.id().equals(id) || row.now().view().path().equals(id);
    }

    @Override
    protected void count(Collection<Row<TrashLine>> all) {}
}
