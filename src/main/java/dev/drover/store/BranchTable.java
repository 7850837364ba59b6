package dev.drover.store;

import dev.drover.model.BranchClaim;
import dev.drover.model.BranchId;
import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMap;
import dev.drover.model.BranchMode;
import dev.drover.model.BranchNotice;
import dev.drover.model.BranchScope;
import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.JoinRequest;
import dev.drover.model.JoinStatus;
import dev.drover.model.WorkspaceId;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.type.TypeReference;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The branch registry: one row a claim, a request to join, a notice. Rows of others may go before
/// them, so nothing refers to those tables.
final class BranchTable {
    private static final String CLAIMS =
            "id, workspace, root, branch, intent, paths, holder, mode, reason, since, until";
    private static final String REQUESTS =
            """
            id, workspace, root, branch, intent, paths, claim, requester, text, at, status,
            answered_at\
            """;
    private static final String NOTICES = "id, instance, about, line, quote, at, told_at";

    private static final TypeReference<List<String>> PATHS = new TypeReference<>() {};

    private BranchTable() {}

    /// Writes the row that an event touches, as it is after all of them.
    static void write(WriteConnection connection, Event.OfBranch event, BranchMap after)
            throws SQLException {
        BranchId id = event.id();
        switch (event) {
            case Event.BranchClaimed _, Event.BranchReleased _ ->
                    write(connection, id, after.claim(id).orElse(null));
            case Event.JoinRequested _, Event.JoinAnswered _, Event.JoinForgotten _ ->
                    write(connection, id, after.request(id).orElse(null));
            case Event.BranchNoticed _, Event.BranchNoticeTold _, Event.BranchNoticeForgotten _ ->
                    write(connection, id, after.notice(id).orElse(null));
        }
    }

    private static void write(WriteConnection connection, BranchId id, @Nullable BranchClaim claim)
            throws SQLException {
        if (claim == null) {
            delete(connection, "branch_claim", id);
            return;
        }
        Parameters row = row(connection, "branch_claim", CLAIMS).text(id.value());
        scope(row, claim.scope())
                .text(text(claim.holder()))
                .word(claim.mode())
                .text(claim.reason())
                .instant(claim.since())
                .instant(claim.until())
                .execute();
    }

    private static void write(
            WriteConnection connection, BranchId id, @Nullable JoinRequest request)
            throws SQLException {
        if (request == null) {
            delete(connection, "branch_request", id);
            return;
        }
        Parameters row = row(connection, "branch_request", REQUESTS).text(id.value());
        scope(row, request.scope())
                .text(request.claim().value())
                .text(text(request.requester()))
                .text(request.text())
                .instant(request.at())
                .word(request.status())
                .instant(request.answeredAt())
                .execute();
    }

    private static void write(
            WriteConnection connection, BranchId id, @Nullable BranchNotice notice)
            throws SQLException {
        if (notice == null) {
            delete(connection, "branch_notice", id);
            return;
        }
        row(connection, "branch_notice", NOTICES)
                .text(id.value())
                .text(notice.to().value())
                .text(notice.about())
                .text(notice.line())
                .text(notice.quote())
                .instant(notice.at())
                .instant(notice.toldAt())
                .execute();
    }

    private static Parameters row(WriteConnection connection, String table, String columns)
            throws SQLException {
        return connection.prepare(
                "INSERT OR REPLACE INTO "
                        + table
                        + " ("
                        + columns
                        + ") VALUES ("
                        + columns.replaceAll("\\w+", "?")
                        + ")");
    }

    private static void delete(WriteConnection connection, String table, BranchId id)
            throws SQLException {
        connection.prepare("DELETE FROM " + table + " WHERE id = ?").text(id.value()).execute();
    }

    private static Parameters scope(Parameters row, BranchScope scope) throws SQLException {
        return row.text(scope.workspace().value())
                .text(scope.root())
                .text(scope.branch())
                .word(scope.intent())
                .text(StoreJson.MAPPER.writeValueAsString(scope.paths()));
    }

    static BranchMap read(Connection connection) throws SQLException {
        BranchMap map = BranchMap.EMPTY;
        for (BranchClaim claim :
                Rows.list(connection, select("branch_claim", CLAIMS), BranchTable::claim)) {
            map = map.with(claim);
        }
        for (JoinRequest request :
                Rows.list(connection, select("branch_request", REQUESTS), BranchTable::request)) {
            map = map.with(request);
        }
        for (BranchNotice notice :
                Rows.list(connection, select("branch_notice", NOTICES), BranchTable::notice)) {
            map = map.with(notice);
        }
        return map;
    }

    private static String select(String table, String columns) {
        return "SELECT " + columns + " FROM " + table;
    }

    private static BranchClaim claim(Columns row) throws SQLException {
        return new BranchClaim(
                new BranchId(row.text()),
                scope(row),
                instance(row.textOrNull()),
                row.word(BranchMode.class),
                row.textOrNull(),
                row.instant(),
                row.instantOrNull());
    }

    private static JoinRequest request(Columns row) throws SQLException {
        BranchId id = new BranchId(row.text());
        BranchScope scope = scope(row);
        return new JoinRequest(
                id,
                new BranchId(row.text()),
                instance(row.textOrNull()),
                scope,
                row.text(),
                row.instant(),
                row.word(JoinStatus.class),
                row.instantOrNull());
    }

    private static BranchNotice notice(Columns row) throws SQLException {
        return new BranchNotice(
                new BranchId(row.text()),
                new InstanceId(row.text()),
                row.text(),
                row.text(),
                row.textOrNull(),
                row.instant(),
                row.instantOrNull());
    }

    private static BranchScope scope(Columns row) throws SQLException {
        return new BranchScope(
                new WorkspaceId(row.text()),
                row.text(),
                row.text(),
                row.word(BranchIntent.class),
                StoreJson.MAPPER.readValue(row.text(), PATHS));
    }

    private static @Nullable String text(@Nullable InstanceId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable InstanceId instance(@Nullable String text) {
        return text == null ? null : new InstanceId(text);
    }
}
