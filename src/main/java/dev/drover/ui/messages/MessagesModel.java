package dev.drover.ui.messages;

import dev.drover.ui.table.Row;
import dev.drover.ui.table.TableModel;

import java.time.Instant;
import java.util.Collection;

/// What the table of messages shows: threads, the unread ones first. A filter finds names, branch,
/// namespace, type, words or id. A link names a thread by the id of one of its messages, or by the
/// beginning of it.
final class MessagesModel extends TableModel<MessageThread, ThreadLine, Boolean> {
    MessagesModel() {
        super(ThreadLine.BY_NEED);
    }

    @Override
    protected String id(MessageThread thread) {
        return thread.key();
    }

    @Override
    protected ThreadLine line(MessageThread thread, Instant now) {
        return ThreadLine.of(thread, now);
    }

    @Override
    protected Boolean kind(ThreadLine line) {
        return line.isUnread();
    }

    @Override
    protected boolean belongs(ThreadLine line) {
        return true;
    }

    @Override
    protected void admit(ThreadLine line) {}

    @Override
    protected boolean answersTo(String id, Row<ThreadLine> row) {
        return !id.isEmpty()
                && row.now().view().messages().stream().anyMatch(m -> m.id().startsWith(id));
    }

    @Override
    protected void count(Collection<Row<ThreadLine>> all) {}
}
