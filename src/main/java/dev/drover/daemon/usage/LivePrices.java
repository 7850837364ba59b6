package dev.drover.daemon.usage;

import dev.drover.config.PriceFile;
import dev.drover.model.usage.Amount;
import dev.drover.model.usage.PriceList;
import dev.drover.model.usage.Rated;
import dev.drover.model.view.UsageReport;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The prices in force. A changed file replaces them whole, and everything is priced anew then; one
/// that cannot be read changes nothing.
final class LivePrices {
    /// A list, and what was worked out by it.
    private record Book(
            PriceList list,
            List<String> notices,
            Map<String, Optional<PriceList.Entry>> entries,
            Map<Ledger.Account, Sum> sums) {

        Book(PriceFile.Loaded loaded) {
            this(
                    loaded.list(),
                    loaded.notices(),
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>());
        }
    }

    private static final int MOST = 1_000;
    private static final int MOST_SUMS = 10_000;

    private final PriceFile file;
    private volatile Book book;
    private volatile PriceFile.Stamp stamp;

    LivePrices(PriceFile file) {
        this.file = file;
        this.stamp = file.stamp();
        this.book = new Book(file.read());
    }

    PriceList list() {
        return book.list();
    }

    /// One line for each thing that did not count.
    List<String> notices() {
        return book.notices();
    }

    /// Where they are from, for people.
    UsageReport.PricesView view() {
        Book now = book;
        return new UsageReport.PricesView(now.list().date(), now.list().source(), now.notices());
    }

    /// Reads the file again if it has changed.
    void look() {
        PriceFile.Stamp now = file.stamp();
        if (!now.equals(stamp)) {
            stamp = now;
            book = new Book(file.read(book.list()));
        }
    }

    /// What a conversation has cost. It is worked out once, until it goes on or the prices change.
    Sum sum(Ledger.Account account) {
        Map<Ledger.Account, Sum> known = book.sums();
        Sum sum = known.get(account);
        if (sum == null) {
            sum = new Sum(this);
            account.used().forEach(sum::add);
            if (known.size() >= MOST_SUMS) {
                known.clear();
            }
            known.put(account, sum);
        }
        return sum;
    }

    /// @return nano-dollars; null if it has no price
    @Nullable Long nanos(Rated rated, Amount amount) {
        Book now = book;
        Optional<PriceList.Entry> entry = now.entries().get(rated.model());
        if (entry == null) {
            entry = Optional.ofNullable(now.list().entry(rated.model()));
            if (now.entries().size() < MOST) {
                now.entries().put(rated.model(), entry);
            }
        }
        if (entry.isEmpty()) {
            return null;
        }
        var cost = entry.get().at(rated.size()).cost(amount.tokens());
        return cost.isPresent() ? cost.getAsLong() : null;
    }
}
