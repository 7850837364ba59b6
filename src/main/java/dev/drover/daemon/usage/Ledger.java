package dev.drover.daemon.usage;

import dev.drover.model.usage.Amount;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.ConversationFacts;
import dev.drover.model.usage.Rated;
import dev.drover.model.usage.UsageRow;
import dev.drover.store.UsageTaken;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// What the store has of conversations of late, and of the last weeks. It is in memory, so that
/// figures of a thousand instances ask nothing of the disk. Written by the lane's thread only.
final class Ledger {
    /// One conversation. Two are the same only if they are one: what is worked out of it is kept.
    static final class Account {
        static final Account EMPTY = new Account(null, Map.of());

        private final @Nullable ConversationFacts facts;
        private final Map<Rated, Amount> used;

        /// @param facts null if only sums are known
        /// @param used by what its price depends on
        Account(@Nullable ConversationFacts facts, Map<Rated, Amount> used) {
            this.facts = facts;
            this.used = Map.copyOf(used);
        }

        @Nullable ConversationFacts facts() {
            return facts;
        }

        Map<Rated, Amount> used() {
            return used;
        }

        Account plus(Rated rated, Amount amount) {
            Map<Rated, Amount> more = new HashMap<>(used);
            more.merge(rated, amount, Amount::plus);
            return new Account(facts, more);
        }
    }

    private final Map<Conversation, Account> accounts = new ConcurrentHashMap<>();
    private final NavigableMap<Instant, Map<Rated, Amount>> slots = new TreeMap<>();
    private final AtomicLong version = new AtomicLong();

    /// Grows with every change.
    long version() {
        return version.get();
    }

    /// @return null if nothing is known of it, or it has not been looked for
    @Nullable Account account(Conversation conversation) {
        return accounts.get(conversation);
    }

    /// It was looked for, and this is all.
    void put(@Nullable ConversationFacts facts, Conversation of, Collection<UsageRow> totals) {
        Account account = new Account(facts, Map.of());
        for (UsageRow row : totals) {
            account = account.plus(row.rated(), row.amount());
        }
        accounts.put(of, account);
        version.incrementAndGet();
    }

    /// All that these conversations have used.
    void putTotals(Collection<UsageRow> totals) {
        for (UsageRow row : totals) {
            accounts.merge(
                    row.conversation(),
                    Account.EMPTY.plus(row.rated(), row.amount()),
                    (old, fresh) -> old.plus(row.rated(), row.amount()));
        }
        version.incrementAndGet();
    }

    void putSlots(Collection<UsageRow> rows) {
        synchronized (slots) {
            rows.forEach(this::addToSlot);
        }
        version.incrementAndGet();
    }

    void put(ConversationFacts facts) {
        accounts.merge(
                facts.conversation(),
                new Account(facts, Map.of()),
                (old, fresh) -> new Account(facts, old.used()));
        version.incrementAndGet();
    }

    /// What was written just now.
    ///
    /// @param unknown whose earlier sums are not here: they are read whole
    void add(UsageTaken taken, Set<Conversation> unknown) {
        putTotals(taken.rows().stream().filter(r -> !unknown.contains(r.conversation())).toList());
        for (ConversationFacts facts : taken.conversations()) {
            if (!unknown.contains(facts.conversation())) {
                put(facts);
            }
        }
        putSlots(taken.rows());
    }

    private void addToSlot(UsageRow row) {
        slots.computeIfAbsent(row.start(), s -> new HashMap<>())
                .merge(row.rated(), row.amount(), Amount::plus);
    }

    /// Adds up the slots that begin in a stretch of time.
    void sum(Instant from, Instant to, Sum sum) {
        synchronized (slots) {
            slots.subMap(from, true, to, false).values().forEach(slot -> slot.forEach(sum::add));
        }
    }

    /// Forgets slots that nobody asks for any more.
    void forgetBefore(Instant time) {
        synchronized (slots) {
            slots.headMap(time, false).clear();
        }
    }

    boolean knows(Conversation conversation) {
        return accounts.containsKey(conversation);
    }

    Collection<Account> accounts() {
        return accounts.values();
    }
}
