package dev.drover.store;

import dev.drover.model.usage.Amount;
import dev.drover.model.usage.PromptSize;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Answers by their keys, so that each counts once however often it was written down. Of two copies
/// the one within the conversation proper counts, then the larger; of equal ones the first.
final class UsageAnswers {
    private static final int KEY_BYTES = 16;
    private static final String ADD =
            """
            INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (key) DO NOTHING\
            """;
    private static final String REPLACE =
            "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String READ =
            """
            SELECT at, session, model, type, sidechain,
                input, output, cache_write, long_cache_write, cache_read
            FROM answer WHERE key = ?\
            """;

    /// An answer as the table has it.
    private record Row(
            long at, long session, long model, long type, boolean sidechain, Tokens tokens) {
        static Row of(Columns row) throws SQLException {
            return new Row(
                    row.number(),
                    row.number(),
                    row.number(),
                    row.number(),
                    row.number() != 0,
                    new Tokens(
                            row.number(), row.number(), row.number(), row.number(), row.number()));
        }

        boolean isBetterThan(Row other) {
            return sidechain != other.sidechain
                    ? !sidechain
                    : tokens.total() > other.tokens.total();
        }

        UsageSums.Key sum() {
            return new UsageSums.Key(
                    Math.floorDiv(at, UsageSums.SLOT_MILLIS),
                    session,
                    model,
                    PromptSize.of(tokens.read()).code(),
                    type);
        }
    }

    private final Map<UsageSums.Key, Amount> changes = new HashMap<>();
    private final MessageDigest digest = sha256();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /// Keeps one answer, and what it changes.
    void take(WriteConnection connection, TokenUse use, long file, long session, UsageNames names)
            throws SQLException {
        byte[] key = key(use);
        Row row =
                new Row(
                        use.at().toEpochMilli(),
                        session,
                        names.word(connection, use.model()),
                        names.word(connection, use.agentType()),
                        use.sidechain(),
                        use.tokens());
        if (write(connection, ADD, key, file, row) > 0) {
            change(row.sum(), Amount.of(row.tokens()));
            return;
        }
        Connection plain = connection.connection();
        Row before = Objects.requireNonNull(Rows.first(plain, READ, Row::of, (Object) key));
        if (row.isBetterThan(before)) {
            write(connection, REPLACE, key, file, row);
            change(before.sum(), Amount.of(before.tokens()).negated());
            change(row.sum(), Amount.of(row.tokens()));
        }
    }

    private byte[] key(TokenUse use) {
        digest.update(use.agent().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return Arrays.copyOf(digest.digest(use.key().getBytes(StandardCharsets.UTF_8)), KEY_BYTES);
    }

    private static int write(WriteConnection connection, String sql, byte[] key, long file, Row row)
            throws SQLException {
        Tokens tokens = row.tokens();
        return connection
                .prepare(sql)
                .bytes(key)
                .number(row.at())
                .number(file)
                .number(row.session())
                .number(row.model())
                .number(row.type())
                .number(row.sidechain() ? 1 : 0)
                .number(tokens.input())
                .number(tokens.output())
                .number(tokens.cacheWrite())
                .number(tokens.longCacheWrite())
                .number(tokens.cacheRead())
                .execute();
    }

    private void change(UsageSums.Key key, Amount amount) {
        changes.merge(key, amount, Amount::plus);
    }

    /// What sums have to change by, since the start.
    Map<UsageSums.Key, Amount> changes() {
        return changes;
    }
}
