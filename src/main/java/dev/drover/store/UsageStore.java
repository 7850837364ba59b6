package dev.drover.store;

import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.ConversationFacts;
import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.HookCost;
import dev.drover.model.usage.UsageRow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Keeps what agents use up, in a file of its own, and sums it up while it writes. What is kept
/// belongs to the one thread that writes; questions may come from any thread, and wait. Every
/// method throws {@link StoreException}, and then nothing was written.
///
/// It does not know what anything costs.
public final class UsageStore {
    /// {@link #forgetAnswers} deletes this many rows at most.
    public static final int FORGET_AT_ONCE = 5_000;

    private static final String HOOKS =
            """
            SELECT own, name, sum(runs), sum(micros) FROM hook WHERE start >= ? AND start < ?
            GROUP BY own, name ORDER BY own DESC, sum(micros) DESC\
            """;

    private final Database database;
    private final UsageWriting writing = new UsageWriting();

    /// @param database opened by {@link Database#openUsage}
    public UsageStore(Database database) {
        this.database = database;
    }

    /// Keeps what was read together with how far it was read, in one transaction.
    public UsageTaken take(List<UsageReading> readings, Instant now) {
        try {
            return database.writer().transaction("keep usage", c -> writing.take(c, readings, now));
        } catch (StoreException e) {
            writing.forget();
            throw e;
        }
    }

    /// Adds what came in beside transcripts.
    ///
    /// @return the conversations that it is about, as they are now
    public List<ConversationFacts> keep(UsageSamples samples, Instant now) {
        try {
            return database.writer().transaction("keep usage", c -> writing.keep(c, samples, now));
        } catch (StoreException e) {
            writing.forget();
            throw e;
        }
    }

    /// How far each transcript was read.
    public List<FilePosition> positions() {
        return database.read("read positions", UsageFiles::read);
    }

    /// Lines of all transcripts that could not be read.
    public long brokenLines() {
        return database.read("read positions", UsageFiles::brokenLines);
    }

    /// These files are gone. What they told stays counted.
    public void forgetFiles(List<String> paths) {
        database.writer()
                .transact(
                        "forget files",
                        c -> {
                            for (String path : paths) {
                                UsageFiles.forget(c, path);
                            }
                        });
    }

    /// All conversations that were heard of since then.
    public List<ConversationFacts> conversations(Instant since) {
        return database.read("read conversations", c -> ConversationTable.read(c, since));
    }

    /// One of them; null if it was never heard of.
    public @Nullable ConversationFacts conversation(Conversation conversation) {
        List<ConversationFacts> one =
                database.read(
                        "read a conversation",
                        c -> {
                            ConversationFacts facts = ConversationTable.read(c, conversation);
                            return facts == null ? List.of() : List.of(facts);
                        });
        return one.isEmpty() ? null : one.getFirst();
    }

    /// All that these conversations have used, whenever; the rows' start says nothing.
    public List<UsageRow> totals(Instant heardOfSince) {
        return database.read("sum up usage", c -> UsageSums.totals(c, heardOfSince));
    }

    /// All that one conversation has used.
    public List<UsageRow> totals(Conversation conversation) {
        return database.read("sum up usage", c -> UsageSums.totals(c, conversation));
    }

    /// Quarters of an hour, all conversations together.
    public List<UsageRow> overall(Instant from, Instant to) {
        return database.read("sum up usage", c -> UsageSums.overall(c, from, to));
    }

    /// What was used in a stretch of time, by all that sums are kept by; its start is the start of
    /// every row.
    ///
    /// @param zone whose days old usage was folded into
    public List<UsageRow> between(Instant from, Instant to, ZoneId zone) {
        return database.read("sum up usage", c -> UsageSums.between(c, from, to, zone));
    }

    /// What hooks have cost in a stretch of time.
    public List<HookCost> hooks(Instant from, Instant to) {
        return database.read(
                "read what hooks cost",
                c ->
                        Rows.list(
                                c,
                                HOOKS,
                                r ->
                                        new HookCost(
                                                r.number() != 0, r.text(), r.number(), r.number()),
                                UsageSums.slot(from),
                                UsageSums.slot(to) + 1));
    }

    /// Makes one day of the oldest slots, if that day was over before a time.
    ///
    /// @return false if there was none; else call again
    public boolean fold(Instant before, ZoneId zone) {
        return database.writer()
                .transaction("fold old usage", c -> UsageFolding.fold(c, before, zone));
    }

    /// Forgets keys of old answers whose file is gone.
    ///
    /// @return how many went; call again while it is {@link #FORGET_AT_ONCE}
    public int forgetAnswers(Instant before) {
        return database.writer()
                .transaction(
                        "forget old answers",
                        c -> UsageFolding.forgetAnswers(c, before, FORGET_AT_ONCE));
    }

    public void forgetHooks(Instant before) {
        database.writer().transact("forget old hooks", c -> UsageFolding.forgetHooks(c, before));
    }

    /// Whether it takes writes now.
    public void probe() {
        database.writer().probe();
    }

    /// What a person should know of how the file was opened.
    public List<String> notices() {
        return database.opening().notices();
    }

    public void close() {
        database.close();
    }
}
