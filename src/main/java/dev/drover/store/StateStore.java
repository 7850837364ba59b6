package dev.drover.store;

import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.Sample;
import dev.drover.model.Saved;
import dev.drover.model.State;
import dev.drover.model.worktree.WorktreeLook;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Writes what happened and what is so now, and reads it back after a restart. Belongs to the one
/// thread that writes. Every method throws {@link StoreException}, and then nothing was written.
public final class StateStore {
    /// {@link #forgetJournal} deletes this many rows at most, so that nobody waits long for it.
    public static final int FORGET_AT_ONCE = 5_000;

    /// The events of one decision.
    ///
    /// @param at when it was taken
    public record Step(List<Event> events, Instant at) {
        public Step {
            events = List.copyOf(events);
        }
    }

    /// The last look at one worktree.
    public record SeenWorktree(Instant at, WorktreeLook look) {}

    private final Database database;
    private long lastSeq;

    public StateStore(Database database) {
        this.database = database;
        this.lastSeq =
                database.writer().use("read the journal", c -> Journal.lastSeq(c.connection()));
    }

    /// The state as the last transaction left it.
    public State load() {
        return database.writer().use("read the state", c -> StateTables.read(c.connection()));
    }

    /// Appends the events to the journal and writes every row they touch, in one transaction.
    ///
    /// @param after the state after all of them
    /// @return the journal's number of the last event
    public long record(List<Event> events, State after, Instant at) {
        return commit(List.of(new Step(events, at)), after);
    }

    /// Records several decisions in one transaction.
    ///
    /// @param after the state after the last of them
    /// @return the journal's number of the last event
    public long record(List<Step> steps, State after) {
        return commit(steps, after);
    }

    private long commit(List<Step> steps, State after) {
        lastSeq = database.writer().transaction("record events", c -> write(c, steps, after));
        return lastSeq;
    }

    private long write(WriteConnection connection, List<Step> steps, State after)
            throws SQLException {
        StateTables tables = new StateTables();
        long seq = lastSeq;
        for (Step step : steps) {
            for (Event event : step.events()) {
                seq++;
                Journal.append(connection, seq, step.at(), event);
                tables.touch(event, seq);
            }
        }
        tables.write(connection, after);
        return seq;
    }

    /// The journal's number of the last event recorded, 0 before the first.
    public long lastSeq() {
        return lastSeq;
    }

    /// Keeps the newest sample of each instance. A sample of an instance that the state does not
    /// have (any more) is not kept.
    public void recordSamples(Map<InstanceId, Sample> samples) {
        database.writer()
                .transact(
                        "record samples",
                        c -> {
                            for (Map.Entry<InstanceId, Sample> entry : samples.entrySet()) {
                                SampleTable.write(c, entry.getKey(), entry.getValue());
                            }
                        });
    }

    public Map<InstanceId, Sample> loadSamples() {
        return database.writer().use("read samples", c -> SampleTable.read(c.connection()));
    }

    /// Keeps the last look at each of these worktrees.
    ///
    /// @param gone paths of those that are no longer there
    public void recordLooks(List<SeenWorktree> seen, List<String> gone) {
        database.writer()
                .transact(
                        "record looks at worktrees",
                        c -> {
                            for (SeenWorktree one : seen) {
                                WorktreeTables.writeLook(c, one.look(), one.at());
                            }
                            for (String path : gone) {
                                WorktreeTables.deleteLook(c, path);
                            }
                        });
    }

    public List<SeenWorktree> loadLooks() {
        return database.writer()
                .use("read looks at worktrees", c -> WorktreeTables.readLooks(c.connection()));
    }

    /// Endings that were begun and never done: Drover was killed in the middle of them.
    public List<Event.EndingBegun> openEndings() {
        return database.writer().use("read endings", c -> EndingTable.open(c.connection()));
    }

    /// What was won back on this day.
    ///
    /// @param day such as `2026-11-20`
    public Saved saved(String day) {
        Saved saved =
                database.writer()
                        .<@Nullable Saved>use(
                                "read what was saved", c -> EndingTable.saved(c.connection(), day));
        return saved == null ? Saved.nothing(day) : saved;
    }

    /// Reads, and writes in a transaction that is rolled back. A full disk shows only at a commit.
    public void probe() {
        meta("probe");
        database.writer().probe();
    }

    /// Size of the write-ahead log, 0 where there is none.
    public long walBytes() {
        return database.walBytes();
    }

    /// Moves what the write-ahead log holds into the database and empties it. While a reader needs
    /// the log it is left as it is.
    public void truncateWal() {
        database.writer()
                .use(
                        "empty the write-ahead log",
                        c -> Connections.one(c.connection(), "PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    /// A small fact that was set before; null if it was not.
    public @Nullable String meta(String key) {
        return database.writer()
                .<@Nullable String>use("read a fact", c -> MetaTable.read(c.connection(), key));
    }

    /// All small facts whose key begins so.
    public Map<String, String> metaOf(String prefix) {
        return database.writer()
                .use("read facts", c -> MetaTable.readPrefix(c.connection(), prefix));
    }

    /// Keeps a small fact.
    ///
    /// @param value null takes it away
    public void setMeta(String key, @Nullable String value) {
        database.writer().transact("keep a fact", c -> MetaTable.write(c, key, value));
    }

    /// Deletes old history, the oldest first; the last row always stays, so that numbers go on.
    ///
    /// @return how many rows went; call again while it is {@link #FORGET_AT_ONCE}
    public int forgetJournal(Instant before) {
        return database.writer()
                .transaction("forget old history", c -> Journal.forget(c, before, FORGET_AT_ONCE));
    }
}
