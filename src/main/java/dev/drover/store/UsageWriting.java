package dev.drover.store;

import dev.drover.model.usage.Amount;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.ConversationFacts;
import dev.drover.model.usage.HookCost;
import dev.drover.model.usage.StatusInput;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.ToolWork;
import dev.drover.model.usage.UsageRow;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes usage inside a transaction: each answer once, and the sums with it.
final class UsageWriting {
    private static final String ADD_HOOK =
            """
            INSERT INTO hook VALUES (?, ?, ?, ?, ?) ON CONFLICT (start, own, name) DO UPDATE SET
                runs = runs + excluded.runs, micros = micros + excluded.micros\
            """;

    private final UsageNames names = new UsageNames();

    /// The transaction has failed: what was made in it is not there.
    void forget() {
        names.forget();
    }

    UsageTaken take(WriteConnection connection, List<UsageReading> readings, Instant now)
            throws SQLException {
        UsageAnswers answers = new UsageAnswers();
        Set<Long> touched = new LinkedHashSet<>();
        for (UsageReading reading : readings) {
            UsageFiles.Kept file = UsageFiles.write(connection, reading, now);
            Map<Long, Seen> seen = new HashMap<>();
            for (TokenUse use : reading.uses()) {
                Conversation conversation = new Conversation(use.agent(), use.session());
                long session = names.session(connection, conversation, use.at());
                answers.take(connection, use, file.id(), session, names);
                seen.computeIfAbsent(session, id -> new Seen(use.at())).take(use);
            }
            for (Map.Entry<Long, Seen> one : seen.entrySet()) {
                one.getValue().write(connection, one.getKey());
            }
            touched.addAll(seen.keySet());
            beside(connection, reading, file.toolUses(), now, touched);
        }
        return new UsageTaken(sum(connection, answers), facts(connection, touched));
    }

    private List<UsageRow> sum(WriteConnection connection, UsageAnswers answers)
            throws SQLException {
        long folded = UsageFolding.folded(connection);
        ZoneId zone = ZoneId.systemDefault();
        List<UsageRow> rows = new ArrayList<>();
        for (Map.Entry<UsageSums.Key, Amount> change : answers.changes().entrySet()) {
            UsageSums.Key key = change.getKey();
            Amount amount = change.getValue();
            if (!amount.isNone()) {
                UsageSums.add(connection, "total", key, amount);
                if (key.start() < folded) {
                    UsageSums.add(connection, "day", key.onDay(zone), amount);
                } else {
                    UsageSums.add(connection, "slot", key, amount);
                }
                rows.add(names.row(connection.connection(), key, amount));
            }
        }
        return rows;
    }

    /// What a transcript tells of beside answers.
    private void beside(
            WriteConnection connection,
            UsageReading reading,
            long toolUses,
            Instant now,
            Set<Long> touched)
            throws SQLException {
        String subagent = reading.subagent();
        if (toolUses == 0 && subagent.isEmpty()) {
            return;
        }
        Instant at = reading.uses().isEmpty() ? now : reading.uses().getLast().at();
        long session = names.session(connection, reading.conversation(), at);
        if (toolUses != 0) {
            ConversationTable.addToolUses(connection, session, toolUses);
        }
        if (!subagent.isEmpty()) {
            ConversationTable.addSubagent(connection, session, subagent);
        }
        touched.add(session);
    }

    List<ConversationFacts> keep(WriteConnection connection, UsageSamples samples, Instant now)
            throws SQLException {
        Set<Long> touched = new LinkedHashSet<>();
        for (Map.Entry<Conversation, ToolWork> work : samples.tools().entrySet()) {
            long id = names.session(connection, work.getKey(), now);
            ConversationTable.addWork(connection, id, work.getValue());
            ConversationTable.seen(connection, id, now, now, "");
            touched.add(id);
        }
        for (StatusInput input : samples.status()) {
            Conversation told = new Conversation(input.agent(), input.session());
            long id = names.session(connection, told, input.at());
            ConversationTable.writeStatus(connection, id, input);
            touched.add(id);
        }
        for (Map.Entry<Conversation, UsageSamples.Owner> owner : samples.owners().entrySet()) {
            long id = names.session(connection, owner.getKey(), now);
            ConversationTable.writeOwner(connection, id, owner.getValue());
            touched.add(id);
        }
        for (HookCost cost : samples.hooks()) {
            connection
                    .prepare(ADD_HOOK)
                    .number(UsageSums.slot(now))
                    .number(cost.own() ? 1 : 0)
                    .text(cost.name())
                    .number(cost.runs())
                    .number(cost.micros())
                    .execute();
        }
        return facts(connection, touched);
    }

    private static List<ConversationFacts> facts(WriteConnection connection, Set<Long> sessions)
            throws SQLException {
        List<ConversationFacts> facts = new ArrayList<>();
        for (long session : sessions) {
            ConversationFacts known = ConversationTable.read(connection.connection(), session);
            if (known != null) {
                facts.add(known);
            }
        }
        return facts;
    }

    /// What the answers of one reading say of one conversation, so that it is written once.
    private static final class Seen {
        private final Set<String> subagents = new LinkedHashSet<>();
        private Instant first;
        private Instant last;
        private String directory = "";
        private @Nullable TokenUse main;

        Seen(Instant at) {
            first = at;
            last = at;
        }

        void take(TokenUse use) {
            Instant at = use.at();
            first = at.isBefore(first) ? at : first;
            if (!at.isBefore(last)) {
                last = at;
                directory = use.directory().isEmpty() ? directory : use.directory();
            }
            if (!use.subagent().isEmpty()) {
                subagents.add(use.subagent());
            } else if (!use.sidechain() && (main == null || !at.isBefore(main.at()))) {
                main = use;
            }
        }

        void write(WriteConnection connection, long session) throws SQLException {
            ConversationTable.seen(connection, session, first, last, directory);
            if (main != null) {
                ConversationTable.answered(connection, session, main);
            }
            for (String subagent : subagents) {
                ConversationTable.addSubagent(connection, session, subagent);
            }
        }
    }
}
