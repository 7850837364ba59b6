package dev.drover.store;

import dev.drover.model.worktree.MadeWorktree;
import dev.drover.model.worktree.TrashedWorktree;
import dev.drover.model.worktree.WorktreeLook;
import dev.drover.model.worktree.WorktreeMap;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Worktrees that were made, those in the trash, and the last look at each.
final class WorktreeTables {
    private static final String WRITE_MADE =
            """
            INSERT OR REPLACE INTO made_worktree
                (path, repository, branch, base, instance, at, ready) VALUES (?, ?, ?, ?, ?, ?, ?)\
            """;
    private static final String DELETE_MADE = "DELETE FROM made_worktree WHERE path = ?";
    private static final String READ_MADE =
            "SELECT path, repository, branch, base, instance, at, ready FROM made_worktree";

    private static final String WRITE_TRASHED =
            "INSERT OR REPLACE INTO trashed_worktree (id, json) VALUES (?, ?)";
    private static final String DELETE_TRASHED = "DELETE FROM trashed_worktree WHERE id = ?";
    private static final String READ_TRASHED = "SELECT json FROM trashed_worktree";

    private static final String WRITE_LOOK =
            "INSERT OR REPLACE INTO worktree_look (path, at, json) VALUES (?, ?, ?)";
    private static final String CLEAR_LOOKS = "DELETE FROM worktree_look WHERE path = ?";
    private static final String READ_LOOKS = "SELECT at, json FROM worktree_look";

    private WorktreeTables() {}

    /// @param worktree null if it is remembered no longer
    static void writeMade(WriteConnection connection, String path, @Nullable MadeWorktree worktree)
            throws SQLException {
        if (worktree == null) {
            connection.prepare(DELETE_MADE).text(path).execute();
            return;
        }
        connection
                .prepare(WRITE_MADE)
                .text(path)
                .text(worktree.repository())
                .text(worktree.branch())
                .text(worktree.base())
                .text(worktree.instance())
                .instant(worktree.at())
                .number(worktree.ready() ? 1L : 0L)
                .execute();
    }

    /// @param worktree null if it has left the trash
    static void writeTrashed(
            WriteConnection connection, String id, @Nullable TrashedWorktree worktree)
            throws SQLException {
        if (worktree == null) {
            connection.prepare(DELETE_TRASHED).text(id).execute();
            return;
        }
        connection
                .prepare(WRITE_TRASHED)
                .text(id)
                .text(StoreJson.MAPPER.writeValueAsString(worktree))
                .execute();
    }

    static WorktreeMap read(Connection connection) throws SQLException {
        return new WorktreeMap(
                HashTreePMap.from(
                        Rows.list(connection, READ_MADE, WorktreeTables::made).stream()
                                .collect(
                                        Collectors.toMap(MadeWorktree::path, Function.identity()))),
                HashTreePMap.from(
                        Rows.list(
                                        connection,
                                        READ_TRASHED,
                                        row ->
                                                StoreJson.MAPPER.readValue(
                                                        row.text(), TrashedWorktree.class))
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                TrashedWorktree::id, Function.identity()))));
    }

    private static MadeWorktree made(Columns row) throws SQLException {
        String path = row.text();
        String repository = row.text();
        String branch = row.text();
        String base = row.text();
        return new MadeWorktree(
                path, repository, branch, base, row.textOrNull(), row.instant(), row.number() != 0);
    }

    static void writeLook(WriteConnection connection, WorktreeLook look, Instant at)
            throws SQLException {
        connection
                .prepare(WRITE_LOOK)
                .text(look.path())
                .instant(at)
                .text(StoreJson.MAPPER.writeValueAsString(look))
                .execute();
    }

    static void deleteLook(WriteConnection connection, String path) throws SQLException {
        connection.prepare(CLEAR_LOOKS).text(path).execute();
    }

    static List<StateStore.SeenWorktree> readLooks(Connection connection) throws SQLException {
        return Rows.list(
                connection,
                READ_LOOKS,
                row ->
                        new StateStore.SeenWorktree(
                                row.instant(),
                                StoreJson.MAPPER.readValue(row.text(), WorktreeLook.class)));
    }
}
