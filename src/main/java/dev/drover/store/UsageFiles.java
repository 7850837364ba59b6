package dev.drover.store;

import dev.drover.model.usage.FilePosition;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Transcripts, how far they were read, and what they told of beside answers.
final class UsageFiles {
    private static final String READ = "SELECT path, identity, offset, memory FROM file";
    private static final String ONE = "SELECT id, tool_uses, broken FROM file WHERE path = ?";
    private static final String WRITE =
            """
            INSERT INTO file (path, identity, offset, memory, read_at, tool_uses, broken)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (path) DO UPDATE SET identity = excluded.identity,
                offset = excluded.offset, memory = excluded.memory, read_at = excluded.read_at,
                tool_uses = excluded.tool_uses, broken = excluded.broken\
            """;
    private static final String FORGET = "DELETE FROM file WHERE path = ?";
    private static final String BROKEN = "SELECT coalesce(sum(broken), 0) FROM file";

    /// @param toolUses how many more tools the file tells of than before; below 0 if fewer
    record Kept(long id, long toolUses) {}

    private record Before(long id, long toolUses, long broken) {
        private static final Before NOTHING = new Before(0, 0, 0);

        static Before of(Columns row) throws SQLException {
            return new Before(row.number(), row.number(), row.number());
        }
    }

    private UsageFiles() {}

    static Kept write(WriteConnection connection, UsageReading reading, Instant now)
            throws SQLException {
        FilePosition position = reading.position();
        Before before = Rows.first(connection.connection(), ONE, Before::of, position.path());
        Before counted = before == null || reading.fromStart() ? Before.NOTHING : before;
        long tools = counted.toolUses() + reading.toolUses();
        connection
                .prepare(WRITE)
                .text(position.path())
                .text(position.identity())
                .number(position.offset())
                .text(position.memory())
                .number(now.toEpochMilli())
                .number(tools)
                .number(counted.broken() + reading.brokenLines())
                .execute();
        if (before != null) {
            return new Kept(before.id(), tools - before.toolUses());
        }
        Before made = Rows.first(connection.connection(), ONE, Before::of, position.path());
        return new Kept(made == null ? 0 : made.id(), tools);
    }

    static List<FilePosition> read(Connection connection) throws SQLException {
        return Rows.list(
                connection,
                READ,
                row -> new FilePosition(row.text(), row.text(), row.number(), row.text()));
    }

    static void forget(WriteConnection connection, String path) throws SQLException {
        connection.prepare(FORGET).text(path).execute();
    }

    static long brokenLines(Connection connection) throws SQLException {
        return Rows.list(connection, BROKEN, Columns::number).getFirst();
    }
}
