package dev.drover.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Makes few rows of many old ones: slots become days, and keys of answers go that cannot come
/// again.
final class UsageFolding {
    private static final String FOLDED = "folded";
    private static final String DAYS =
            "INSERT INTO day SELECT ?, session, model, size, type, sum(requests), sum(input),"
                    + " sum(output), sum(cache_write), sum(long_cache_write), sum(cache_read)"
                    + " FROM slot WHERE start >= ? AND start < ?"
                    + " GROUP BY session, model, size, type"
                    + " ON CONFLICT (start, session, model, size, type) DO UPDATE SET"
                    + " requests = requests + excluded.requests, input = input + excluded.input,"
                    + " output = output + excluded.output,"
                    + " cache_write = cache_write + excluded.cache_write,"
                    + " long_cache_write = long_cache_write + excluded.long_cache_write,"
                    + " cache_read = cache_read + excluded.cache_read";
    private static final String GONE = "DELETE FROM slot WHERE start >= ? AND start < ?";
    private static final String FIRST = "SELECT start FROM slot ORDER BY start LIMIT 1";
    private static final String ANSWERS =
            """
            DELETE FROM answer WHERE key IN (
                SELECT key FROM answer WHERE at < ? AND file NOT IN (SELECT id FROM file) LIMIT ?)\
            """;
    private static final String HOOKS = "DELETE FROM hook WHERE start < ?";

    private UsageFolding() {}

    /// Slots before this one are in days.
    static long folded(WriteConnection connection) throws SQLException {
        String value = MetaTable.read(connection.connection(), FOLDED);
        return value == null ? Long.MIN_VALUE : Long.parseLong(value);
    }

    /// Folds the oldest day of those that are over before a time.
    ///
    /// @return false if there was none
    static boolean fold(WriteConnection connection, Instant before, ZoneId zone)
            throws SQLException {
        List<Long> firsts = Rows.list(connection.connection(), FIRST, Columns::number);
        if (firsts.isEmpty()) {
            return false;
        }
        long first = firsts.getFirst();
        LocalDate day =
                Instant.ofEpochMilli(first * UsageSums.SLOT_MILLIS).atZone(zone).toLocalDate();
        long end = UsageSums.slot(day.plusDays(1).atStartOfDay(zone).toInstant());
        if (end > UsageSums.slot(before)) {
            return false;
        }
        connection.prepare(DAYS).number(day.toEpochDay()).number(first).number(end).execute();
        connection.prepare(GONE).number(first).number(end).execute();
        long folded = Math.max(end, folded(connection));
        MetaTable.write(connection, FOLDED, Long.toString(folded));
        return true;
    }

    /// Forgets keys of old answers whose file is gone.
    ///
    /// @return how many went
    static int forgetAnswers(WriteConnection connection, Instant before, int limit)
            throws SQLException {
        return connection.prepare(ANSWERS).number(before.toEpochMilli()).number(limit).execute();
    }

    static void forgetHooks(WriteConnection connection, Instant before) throws SQLException {
        connection.prepare(HOOKS).number(UsageSums.slot(before)).execute();
    }
}
