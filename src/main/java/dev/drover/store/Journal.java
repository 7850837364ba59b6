package dev.drover.store;

import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.view.JournalEntry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// History: what was recorded, in its order. Reads on the threads of the database's readers; any
/// thread may ask, and waits.
public final class Journal {
    private static final String APPEND =
            "INSERT INTO journal (seq, at, type, instance, json) VALUES (?, ?, ?, ?, ?)";

    private static final String AFTER =
            """
            SELECT seq, at, type, instance, json FROM journal
            WHERE seq > ? ORDER BY seq LIMIT ?\
            """;

    private static final String RECENT =
            "SELECT seq, at, type, instance, json FROM journal ORDER BY seq DESC LIMIT ?";

    private static final String OF_INSTANCE =
            """
            SELECT seq, at, type, instance, json FROM journal
            WHERE instance = ? ORDER BY seq DESC LIMIT ?\
            """;

    private static final String LAST = "SELECT coalesce(max(seq), 0) FROM journal";

    private static final String FORGET =
            """
            DELETE FROM journal WHERE seq IN (
                SELECT seq FROM journal ORDER BY seq LIMIT ?)
            AND at < ? AND seq < (SELECT max(seq) FROM journal)\
            """;

    private static final long NANOS = 1_000_000_000;

    private final Database database;

    public Journal(Database database) {
        this.database = database;
    }

    /// @return at most `limit` entries after number `seq`, the oldest first
    public List<JournalEntry> after(long seq, int limit) {
        return database.read(
                "read the journal", c -> Rows.list(c, AFTER, Journal::entry, seq, limit));
    }

    /// @return the last `limit` entries, the newest first
    public List<JournalEntry> recent(int limit) {
        return database.read("read the journal", c -> Rows.list(c, RECENT, Journal::entry, limit));
    }

    /// @return the last `limit` entries about one instance, the newest first
    public List<JournalEntry> ofInstance(InstanceId id, int limit) {
        return database.read(
                "read the journal",
                c -> Rows.list(c, OF_INSTANCE, Journal::entry, id.value(), limit));
    }

    /// @return number of the last entry, 0 before the first
    public long lastSeq() {
        return database.read("read the journal", Journal::lastSeq);
    }

    static long lastSeq(Connection connection) throws SQLException {
        return Rows.list(connection, LAST, Columns::number).getFirst();
    }

    static void append(WriteConnection connection, long seq, Instant at, Event event)
            throws SQLException {
        connection
                .prepare(APPEND)
                .number(seq)
                .number(nanos(at))
                .text(EventJson.type(event))
                .text(event instanceof Event.OfInstance one ? one.id().value() : null)
                .text(EventJson.write(event))
                .execute();
    }

    static int forget(WriteConnection connection, Instant before, int limit) throws SQLException {
        return connection.prepare(FORGET).number(limit).number(nanos(before)).execute();
    }

    private static JournalEntry entry(Columns row) throws SQLException {
        long seq = row.number();
        long nanos = row.number();
        String type = row.text();
        String instance = row.textOrNull();
        return new JournalEntry(
                seq,
                Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)),
                type,
                instance == null ? null : new InstanceId(instance),
                row.text());
    }

    /// Nanoseconds since 1970; what is beyond the years 1677 to 2262 becomes the nearest of them.
    private static long nanos(Instant at) {
        try {
            return Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS), at.getNano());
        } catch (ArithmeticException e) {
            return at.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
