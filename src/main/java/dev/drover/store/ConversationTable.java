package dev.drover.store;

import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.ConversationFacts;
import dev.drover.model.usage.StatusInput;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.ToolWork;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// What is known of conversations beside their sums.
final class ConversationTable {
    private static final String READ =
            """
            SELECT agent, name, directory, instance, workspace, first, last, main_at, main_read,
                tool_uses, (SELECT count(*) FROM subagent a WHERE a.session = s.id),
                hook_calls, hook_errors, hook_millis, status
            FROM session s WHERE\
            """;
    private static final String SEEN =
            """
            UPDATE session SET first = min(first, ?), last = max(last, ?),
                directory = CASE WHEN ? = '' THEN directory ELSE ? END
            WHERE id = ?\
            """;
    private static final String MAIN =
            """
            UPDATE session SET main_at = ?, main_read = ?
            WHERE id = ? AND (main_at IS NULL OR main_at <= ?)\
            """;
    private static final String TOOLS =
            "UPDATE session SET tool_uses = coalesce(tool_uses, 0) + ? WHERE id = ?";
    private static final String SUBAGENT =
            "INSERT INTO subagent VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String WORK =
            """
            UPDATE session SET hook_calls = coalesce(hook_calls, 0) + ?,
                hook_errors = coalesce(hook_errors, 0) + ?,
                hook_millis = coalesce(hook_millis, 0) + ?
            WHERE id = ?\
            """;
    private static final String STATUS = "UPDATE session SET status = ? WHERE id = ?";
    private static final String OWNER =
            """
            UPDATE session SET instance = ?, workspace = coalesce(?, workspace)
            WHERE id = ?\
            """;

    private ConversationTable() {}

    /// It was at work then.
    ///
    /// @param directory where it worked last; empty if nobody has said
    static void seen(
            WriteConnection connection, long id, Instant first, Instant last, String directory)
            throws SQLException {
        connection
                .prepare(SEEN)
                .number(first.toEpochMilli())
                .number(last.toEpochMilli())
                .text(directory)
                .text(directory)
                .number(id)
                .execute();
    }

    /// The main agent has answered.
    static void answered(WriteConnection connection, long id, TokenUse use) throws SQLException {
        long at = use.at().toEpochMilli();
        connection
                .prepare(MAIN)
                .number(at)
                .number(use.tokens().read())
                .number(id)
                .number(at)
                .execute();
    }

    static void addToolUses(WriteConnection connection, long id, long more) throws SQLException {
        connection.prepare(TOOLS).number(more).number(id).execute();
    }

    static void addSubagent(WriteConnection connection, long id, String name) throws SQLException {
        connection.prepare(SUBAGENT).number(id).text(name).execute();
    }

    static void addWork(WriteConnection connection, long id, ToolWork work) throws SQLException {
        connection
                .prepare(WORK)
                .number(work.calls())
                .number(work.errors())
                .number(work.millis())
                .number(id)
                .execute();
    }

    static void writeStatus(WriteConnection connection, long id, StatusInput input)
            throws SQLException {
        String json = StoreJson.MAPPER.writeValueAsString(input);
        connection.prepare(STATUS).text(json).number(id).execute();
    }

    static void writeOwner(WriteConnection connection, long id, UsageSamples.Owner owner)
            throws SQLException {
        connection
                .prepare(OWNER)
                .text(owner.instance())
                .text(owner.workspace())
                .number(id)
                .execute();
    }

    static @Nullable ConversationFacts read(Connection connection, long id) throws SQLException {
        return Rows.first(connection, READ + " id = ?", ConversationTable::facts, id);
    }

    static @Nullable ConversationFacts read(Connection connection, Conversation conversation)
            throws SQLException {
        return Rows.first(
                connection,
                READ + " agent = ? AND name = ?",
                ConversationTable::facts,
                conversation.agent(),
                conversation.session());
    }

    /// All that were heard of since then.
    static List<ConversationFacts> read(Connection connection, Instant since) throws SQLException {
        return Rows.list(
                connection, READ + " last >= ?", ConversationTable::facts, since.toEpochMilli());
    }

    private static ConversationFacts facts(Columns row) throws SQLException {
        return new ConversationFacts(
                new Conversation(row.text(), row.text()),
                row.text(),
                row.textOrNull(),
                row.textOrNull(),
                Instant.ofEpochMilli(row.number()),
                Instant.ofEpochMilli(row.number()),
                moment(row.numberOrNull()),
                row.numberOrNull(),
                row.numberOrNull(),
                (int) row.number(),
                work(row.numberOrNull(), row.numberOrNull(), row.numberOrNull()),
                status(row.textOrNull()));
    }

    private static @Nullable Instant moment(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable ToolWork work(
            @Nullable Long calls, @Nullable Long errors, @Nullable Long millis) {
        return calls == null || errors == null || millis == null
                ? null
                : new ToolWork(calls, errors, millis);
    }

    private static @Nullable StatusInput status(@Nullable String json) {
        return json == null ? null : StoreJson.MAPPER.readValue(json, StatusInput.class);
    }
}
