package dev.drover.store;

import dev.drover.model.usage.Amount;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.PromptSize;
import dev.drover.model.usage.Rated;
import dev.drover.model.usage.UsageRow;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The tables of sums: quarters of an hour, days, and all times together.
final class UsageSums {
    private static final String IN_TIME = "start >= ? AND start < ?";
    private static final String SINCE = "session IN (SELECT id FROM session WHERE last >= ?)";
    private static final String OF_ONE =
            "session = (SELECT id FROM session WHERE agent = ? AND name = ?)";
    private static final String OVERALL =
            """
            SELECT t.start, '', '', m.text, t.size, '', t.r, t.i, t.o, t.w, t.l, t.c FROM (
                SELECT start, model, size, sum(requests) r, sum(input) i, sum(output) o,
                    sum(cache_write) w, sum(long_cache_write) l, sum(cache_read) c
                FROM slot WHERE start >= ? AND start < ? GROUP BY start, model, size) t
            JOIN word m ON m.id = t.model\
            """;

    static final long SLOT_MILLIS = 900_000;

    /// What a sum is about, by numbers; `start` is 0 where all times are one.
    record Key(long start, long session, long model, int size, long type) {
        /// The same by days.
        Key onDay(ZoneId zone) {
            return new Key(
                    atSlot(start).atZone(zone).toLocalDate().toEpochDay(),
                    session,
                    model,
                    size,
                    type);
        }
    }

    private UsageSums() {}

    static long slot(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), SLOT_MILLIS);
    }

    static void add(WriteConnection connection, String table, Key key, Amount amount)
            throws SQLException {
        boolean timed = !table.equals("total");
        Parameters parameters = connection.prepare(timed ? timedAdd(table) : ADD_TOTAL);
        if (timed) {
            parameters.number(key.start());
        }
        parameters
                .number(key.session())
                .number(key.model())
                .number(key.size())
                .number(key.type())
                .number(amount.requests())
                .number(amount.input())
                .number(amount.output())
                .number(amount.cacheWrite())
                .number(amount.longCacheWrite())
                .number(amount.cacheRead())
                .execute();
    }

    private static final String ADDING =
            """
             DO UPDATE SET
                requests = requests + excluded.requests,
                input = input + excluded.input,
                output = output + excluded.output,
                cache_write = cache_write + excluded.cache_write,
                long_cache_write = long_cache_write + excluded.long_cache_write,
                cache_read = cache_read + excluded.cache_read\
            """;
    private static final String ADD_TOTAL =
            "INSERT INTO total VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (session, model, size, type)"
                    + ADDING;

    private static String timedAdd(String table) {
        return "INSERT INTO "
                + table
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (start, session, model, size, type)"
                + ADDING;
    }

    /// @return the sums of each slot, all conversations together
    static List<UsageRow> overall(Connection connection, Instant from, Instant to)
            throws SQLException {
        return Rows.list(connection, OVERALL, UsageSums::row, slot(from), end(to));
    }

    /// @return the sums of this stretch of time, which is the start of them all; folded days too
    static List<UsageRow> between(Connection connection, Instant from, Instant to, ZoneId zone)
            throws SQLException {
        List<UsageRow> rows = new ArrayList<>();
        rows.addAll(
                Rows.list(
                        connection,
                        named("slot", IN_TIME),
                        r -> row(r).at(from),
                        slot(from),
                        end(to)));
        rows.addAll(
                Rows.list(
                        connection,
                        named("day", IN_TIME),
                        r -> row(r).at(from),
                        from.atZone(zone).toLocalDate().toEpochDay(),
                        to.atZone(zone).toLocalDate().toEpochDay()));
        return rows;
    }

    /// @return the sums of all times of conversations that were heard of since then
    static List<UsageRow> totals(Connection connection, Instant since) throws SQLException {
        return Rows.list(connection, named("total", SINCE), UsageSums::row, since.toEpochMilli());
    }

    static List<UsageRow> totals(Connection connection, Conversation conversation)
            throws SQLException {
        return Rows.list(
                connection,
                named("total", OF_ONE),
                UsageSums::row,
                conversation.agent(),
                conversation.session());
    }

    /// @param what `slot`, `day` or `total`
    private static String named(String what, String which) {
        return String.format(
                Locale.ROOT,
                """
                SELECT 0, s.agent, s.name, m.text, t.size, y.text, t.r, t.i, t.o, t.w, t.l, t.c FROM (
                    SELECT session, model, size, type, sum(requests) r, sum(input) i, sum(output) o,
                        sum(cache_write) w, sum(long_cache_write) l, sum(cache_read) c
                    FROM %s WHERE %s GROUP BY session, model, size, type) t
                JOIN session s ON s.id = t.session JOIN word m ON m.id = t.model
                JOIN word y ON y.id = t.type\
                """,
                what,
                which);
    }

    /// The slot after the last one that begins before a time.
    private static long end(Instant to) {
        return Math.ceilDiv(to.toEpochMilli(), SLOT_MILLIS);
    }

    static Instant atSlot(long slot) {
        return Instant.ofEpochMilli(slot * SLOT_MILLIS);
    }

    private static UsageRow row(Columns row) throws SQLException {
        return new UsageRow(
                atSlot(row.number()),
                new Conversation(row.text(), row.text()),
                new Rated(row.text(), PromptSize.ofCode(row.number())),
                row.text(),
                new Amount(
                        row.number(),
                        row.number(),
                        row.number(),
                        row.number(),
                        row.number(),
                        row.number()));
    }
}
