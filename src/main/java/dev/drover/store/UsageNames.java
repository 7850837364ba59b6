package dev.drover.store;

import dev.drover.model.usage.Amount;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.PromptSize;
import dev.drover.model.usage.Rated;
import dev.drover.model.usage.UsageRow;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Numbers for names that come again and again. Remembers them; after a transaction that failed it
/// must {@link #forget}, because the numbers may not be there.
final class UsageNames {
    private static final String ADD_WORD =
            "INSERT INTO word (text) VALUES (?) ON CONFLICT (text) DO NOTHING";
    private static final String WORD = "SELECT id FROM word WHERE text = ?";
    private static final String ADD_SESSION =
            """
            INSERT INTO session (agent, name, directory, first, last) VALUES (?, ?, '', ?, ?)
            ON CONFLICT (agent, name) DO UPDATE SET
                first = min(first, excluded.first), last = max(last, excluded.last)\
            """;
    private static final String SESSION = "SELECT id FROM session WHERE agent = ? AND name = ?";
    private static final String TEXT = "SELECT text FROM word WHERE id = ?";
    private static final String CONVERSATION = "SELECT agent, name FROM session WHERE id = ?";
    private static final int MOST = 10_000;

    private final Map<String, Long> words = new HashMap<>();
    private final Map<Conversation, Long> sessions = new HashMap<>();
    private final Map<Long, String> texts = new HashMap<>();
    private final Map<Long, Conversation> conversations = new HashMap<>();

    long word(WriteConnection connection, String text) throws SQLException {
        Long known = words.get(text);
        if (known == null) {
            connection.prepare(ADD_WORD).text(text).execute();
            known = number(connection.connection(), WORD, text);
            remember(words, text, known);
        }
        return known;
    }

    /// The conversation's number; it is made if it is new.
    ///
    /// @param at a time at which it was at work
    long session(WriteConnection connection, Conversation conversation, Instant at)
            throws SQLException {
        Long known = sessions.get(conversation);
        if (known == null) {
            connection
                    .prepare(ADD_SESSION)
                    .text(conversation.agent())
                    .text(conversation.session())
                    .number(at.toEpochMilli())
                    .number(at.toEpochMilli())
                    .execute();
            known =
                    number(
                            connection.connection(),
                            SESSION,
                            conversation.agent(),
                            conversation.session());
            remember(sessions, conversation, known);
        }
        return known;
    }

    /// A sum with names in place of numbers.
    UsageRow row(Connection connection, UsageSums.Key key, Amount amount) throws SQLException {
        return new UsageRow(
                UsageSums.atSlot(key.start()),
                conversation(connection, key.session()),
                new Rated(text(connection, key.model()), PromptSize.ofCode(key.size())),
                text(connection, key.type()),
                amount);
    }

    private String text(Connection connection, long id) throws SQLException {
        String known = texts.get(id);
        if (known == null) {
            known = Objects.requireNonNull(Rows.first(connection, TEXT, Columns::text, id));
            remember(texts, id, known);
        }
        return known;
    }

    private Conversation conversation(Connection connection, long id) throws SQLException {
        Conversation known = conversations.get(id);
        if (known == null) {
            known =
                    Objects.requireNonNull(
                            Rows.first(
                                    connection,
                                    CONVERSATION,
                                    r -> new Conversation(r.text(), r.text()),
                                    id));
            remember(conversations, id, known);
        }
        return known;
    }

    void forget() {
        words.clear();
        sessions.clear();
        texts.clear();
        conversations.clear();
    }

    private static <K, V> void remember(Map<K, V> map, K key, V value) {
        if (map.size() >= MOST) {
            map.clear();
        }
        map.put(key, value);
    }

    private static long number(Connection connection, String sql, Object... values)
            throws SQLException {
        return Objects.requireNonNull(Rows.first(connection, sql, Columns::number, values));
    }
}
