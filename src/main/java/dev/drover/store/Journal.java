package dev.drover.store;

import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.view.JournalEntry;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

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

    private static final String BETWEEN =
            """
            SELECT seq, at, type, instance, json FROM journal
            WHERE seq > ? AND seq <= ? AND type IN (SELECT value FROM json_each(?)) ORDER BY seq\
            """;
    private static final String INSTANCES_BETWEEN =
            """
            SELECT DISTINCT instance FROM journal
            WHERE seq > ? AND seq <= ? AND instance IS NOT NULL
                AND type IN (SELECT value FROM json_each(?))\
            """;
    private static final String BEFORE =
            """
            SELECT seq, at, type, instance, json FROM journal
            WHERE instance = ? AND seq <= ? AND type IN (SELECT value FROM json_each(?))
            ORDER BY seq DESC LIMIT ?\
            """;
    private static final String FROM =
            "SELECT seq, at FROM journal WHERE seq >= ? ORDER BY seq LIMIT 1";
    private static final String FIRST = "SELECT coalesce(min(seq), 1) FROM journal";
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

    /// The entries with a number above `after` and up to `last`, the oldest first, handed over one
    /// by one, so that a long history needs no room.
    ///
    /// @param types names of events; others are left out
    public void each(long after, long last, Set<String> types, Consumer<JournalEntry> taker) {
        database.read(
                "read the journal",
                c -> {
                    Rows.each(
                            c,
                            BETWEEN,
                            row -> taker.accept(entry(row)),
                            after,
                            last,
                            StoreJson.MAPPER.writeValueAsString(types));
                    return true;
                });
    }

    /// @return the instances that entries of these types with such numbers are about
    public Set<InstanceId> instancesBetween(long after, long last, Set<String> types) {
        return database.read(
                "read the journal",
                c ->
                        Set.copyOf(
                                Rows.list(
                                        c,
                                        INSTANCES_BETWEEN,
                                        row -> new InstanceId(row.text()),
                                        after,
                                        last,
                                        StoreJson.MAPPER.writeValueAsString(types))));
    }

    /// @return for each of the instances its last entries up to number `seq`, the oldest first
    public Map<InstanceId, List<JournalEntry>> before(
            Set<InstanceId> ids, long seq, Set<String> types, int limit) {
        String names = StoreJson.MAPPER.writeValueAsString(types);
        return database.read(
                "read the journal",
                c -> {
                    Map<InstanceId, List<JournalEntry>> found = new HashMap<>();
                    for (InstanceId id : ids) {
                        List<JournalEntry> newestFirst =
                                Rows.list(c, BEFORE, Journal::entry, id.value(), seq, names, limit);
                        found.put(id, newestFirst.reversed());
                    }
                    return found;
                });
    }

    /// Entries stand in the order of time, so the place of a time is found by halving: no index of
    /// times is needed. Where the clock was set back, it is the place of one of the moments with
    /// that time.
    ///
    /// @return number of the first entry at or after the time; one after the last if there is none
    public long firstSince(Instant time) {
        long wanted = nanos(time);
        return database.read(
                "read the journal",
                c -> {
                    long low = Rows.list(c, FIRST, Columns::number).getFirst();
                    long high = lastSeq(c) + 1;
                    while (low < high) {
                        long middle = low + (high - low) / 2;
                        Numbered at = Rows.first(c, FROM, Numbered::of, middle);
                        if (at == null || at.nanos >= wanted) {
                            high = middle;
                        } else {
                            low = at.seq + 1;
                        }
                    }
                    return low;
                });
    }

    private record Numbered(long seq, long nanos) {
        static Numbered of(Columns row) throws SQLException {
            return new Numbered(row.number(), row.number());
        }
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
                .text(instance(event))
                .text(EventJson.write(event))
                .execute();
    }

    /// The instance in whose history it stands.
    private static @Nullable String instance(Event event) {
        InstanceId id =
                switch (event) {
                    case Event.OfInstance one -> one.id();
                    case Event.OfPort one -> one.holder();
                    case Event.MessageSent one -> one.message().from().instance();
                    case Event.MessageRead one -> one.reader().instance();
                    default -> null;
                };
        return id == null ? null : id.value();
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
